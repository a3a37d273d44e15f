/** Several files as one, and back. */
import { strToU8, unzipSync, zipSync } from 'fflate'

/** What an archive may hold unpacked, bytes: what is larger is no scenario. */
const MOST_UNPACKED = 200_000_000

/** A fixed moment, so that the same files give the same bytes. */
const MOMENT = new Date('2000-01-01T00:00:00')

export function packFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files), { mtime: MOMENT })
}

/** Unpack an archive; `null` where it is none, or holds more than a scenario could. */
export function unpackFiles(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  let sum = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        sum += originalSize
        return sum <= MOST_UNPACKED && !name.endsWith('/')
      },
    })
    return sum > MOST_UNPACKED ? null : new Map(Object.entries(files))
  } catch {
    return null
  }
}

export const toBytes = (text: string): Uint8Array<ArrayBuffer> => strToU8(text)
