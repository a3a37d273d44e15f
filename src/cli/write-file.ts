/** Write files so that no half of one is ever seen: beside the target first, then renamed. */
import {
  closeSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CliCatalogue } from '../messages/cli.ts'
import { FileError } from './command.ts'
import { errorCode } from './read-text.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Write one file, whole or piece by piece, replacing what is there: of a link, what it points to. A device or a pipe
 * (`/dev/stdout`) cannot be replaced and is written to. Throws a FileError.
 */
export async function writeWhole(
  path: string,
  data: string | Uint8Array | Iterable<string>,
  words: CliCatalogue,
): Promise<void> {
  await withSignalsHeld(() => {
    const pieces = typeof data === 'string' || data instanceof Uint8Array ? [data] : data
    try {
      if (isStream(path)) writePieces(openSync(path, 'w'), pieces)
      else replaceFile(whereLinksLead(path), pieces)
    } catch (error) {
      // Whoever reads from a pipe may stop at any time.
      if (errorCode(error) === 'EPIPE') return
      throw new FileError(words.notWritable(path, errorCode(error)))
    }
  })
}

function isStream(path: string): boolean {
  const status = statSync(path, { throwIfNoEntry: false })
  return status !== undefined && !status.isFile() && !status.isDirectory()
}

function whereLinksLead(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function replaceFile(path: string, pieces: Iterable<string | Uint8Array>): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  // Where it cannot even be begun, there is nothing to take away.
  const descriptor = openSync(beside, 'wx')
  try {
    writePieces(descriptor, pieces)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

function writePieces(descriptor: number, pieces: Iterable<string | Uint8Array>): void {
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece)
  } finally {
    closeSync(descriptor)
  }
}

/** Make a directory with all that lead to it. Throws a FileError. */
export function makeDirectory(path: string, words: CliCatalogue): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw new FileError(words.notWritable(path, errorCode(error)))
  }
}

/**
 * Hold signals back while `write` runs, which must not wait for anything; then let the first one do what it came for.
 * While nothing is being written, a signal ends the program at once and leaves nothing behind.
 */
async function withSignalsHeld(write: () => void): Promise<void> {
  let held: NodeJS.Signals | null = null
  const hold = (signal: NodeJS.Signals): void => {
    held ??= signal
  }
  for (const signal of SIGNALS) process.on(signal, hold)
  try {
    write()
    // Signals reach their listeners with the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  } finally {
    for (const signal of SIGNALS) process.off(signal, hold)
  }
  if (held !== null) process.kill(process.pid, held)
}
