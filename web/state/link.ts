/**
 * Share links: the whole state behind `#`, so that no server ever sees it. `#s=FORM.BASE64URL`, where the text is
 * deflated JSON of the work: the id of the shipped scenario, the patch on it, and the view.
 */
import { type Refusal, readWork, WORK_FORM, type Work, writeWork } from './work.ts'

/** Longer addresses get cut by mail programs and messengers; then a file is the way. */
export const LONGEST_LINK = 2000

/** No honest link is larger; what inflates beyond this is refused unread. Bytes. */
const LARGEST_PAYLOAD = 2_000_000

const PREFIX = '#s='

export type DecodedLink =
  | {
      readonly ok: true
      readonly work: Work
      /** First digits of the hash of the shipped document it was made on; `null` where it has none. */
      readonly edition: string | null
    }
  | { readonly ok: false; readonly reason: Refusal }

/** Whether an address carries a share link. */
export function isLink(hash: string): boolean {
  return hash.startsWith(PREFIX)
}

/** Write work as the part of an address from `#` on. */
export async function encodeLink(work: Work, edition: string): Promise<string> {
  const { scenario, patch } = work.version
  // Whence the work was loaded is the sender's own affair.
  const sent = writeWork({ version: { scenario, patch }, look: work.look })
  const bytes = new TextEncoder().encode(JSON.stringify({ ...sent, edition }))
  const packed = await pass(bytes, new CompressionStream('deflate-raw'))
  return `${PREFIX}${WORK_FORM}.${toBase64Url(packed ?? bytes)}`
}

/** Read the part of an address from `#` on. */
export async function decodeLink(hash: string, known: ReadonlySet<string>): Promise<DecodedLink> {
  const parts = /^#s=(\d{1,6})\.([\w-]*)$/.exec(hash)
  const form = Number(parts?.[1] ?? 0)
  if (form > WORK_FORM) return { ok: false, reason: 'newer' }
  const stored = await unpack(parts?.[2] ?? '')
  if (stored === null) return { ok: false, reason: 'broken' }
  const read = readWork(stored, form, known)
  if (!read.ok) return read
  const edition: unknown = Reflect.get(stored, 'edition')
  return { ok: true, work: read.work, edition: typeof edition === 'string' ? edition : null }
}

/** Inflate and parse a payload; `null` where it is not one. */
async function unpack(text: string): Promise<object | null> {
  const packed = fromBase64Url(text)
  if (packed === null) return null
  const bytes = await pass(packed, new DecompressionStream('deflate-raw'))
  if (bytes === null) return null
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

/** Pass bytes through a stream; `null` where it fails or gives more than is honest. */
async function pass(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      length += value.length
      if (length > LARGEST_PAYLOAD) {
        await reader.cancel()
        return null
      }
    }
  } catch {
    return null
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}
