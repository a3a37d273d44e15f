/** Write files so that no half of one is ever seen: beside the target first, then renamed. */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CliCatalogue } from '../messages/cli.ts'
import { FileError } from './command.ts'
import { errorCode } from './read-text.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Write one file, whole or piece by piece, replacing what is there. Throws a FileError. */
export async function writeWhole(
  path: string,
  data: string | Uint8Array | Iterable<string>,
  words: CliCatalogue,
): Promise<void> {
  await withSignalsHeld(() => {
    const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
    try {
      writePieces(beside, typeof data === 'string' || data instanceof Uint8Array ? [data] : data)
      renameSync(beside, path)
    } catch (error) {
      rmSync(beside, { force: true })
      throw new FileError(words.notWritable(path, errorCode(error)))
    }
  })
}

function writePieces(path: string, pieces: Iterable<string | Uint8Array>): void {
  const descriptor = openSync(path, 'wx')
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
