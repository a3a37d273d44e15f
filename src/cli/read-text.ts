/** Read text files that may be anything: missing, a directory, a pipe without end, or far too large. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { CliCatalogue } from '../messages/cli.ts'
import { FileError } from './command.ts'

export interface BoundedBytes {
  readonly bytes: Uint8Array
  /** Whether there was more than `limit`; `bytes` then holds the beginning. */
  readonly isLonger: boolean
  /** Size of the whole in bytes, as far as it is known. */
  readonly size: number
}

/** Read at most `limit` bytes and never more, however long the file. Throws a FileError. */
export function readBounded(path: string, limit: number, words: CliCatalogue): BoundedBytes {
  let descriptor: number | null = null
  try {
    const status = statSync(path)
    // Opening a pipe waits until somebody writes to it, for ever if nobody does.
    if (status.isDirectory() || status.isFIFO() || status.isSocket())
      throw new FileError(words.notAFile(path))
    descriptor = openSync(path, 'r')
    if (status.size > limit) return { bytes: new Uint8Array(), isLonger: true, size: status.size }
    return readUpTo(descriptor, limit)
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(describeFileError(error, path, words))
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

/** Decode UTF-8 strictly, without a byte order mark. Throws a FileError. */
export function decodeText(bytes: Uint8Array, path: string, words: CliCatalogue): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FileError(words.notUtf8(path))
  }
}

/** The code of a system error, `EACCES` and the like. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : String(error)
}

function readUpTo(descriptor: number, limit: number): BoundedBytes {
  const chunks: Uint8Array[] = []
  let size = 0
  while (size <= limit) {
    const chunk = new Uint8Array(Math.min(1 << 16, limit + 1 - size))
    const count = readSync(descriptor, chunk)
    if (count === 0) break
    chunks.push(chunk.subarray(0, count))
    size += count
  }
  return { bytes: Buffer.concat(chunks), isLonger: size > limit, size }
}

function describeFileError(error: unknown, path: string, words: CliCatalogue): string {
  const code = errorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return words.noFile(path)
  return code === 'EISDIR' ? words.notAFile(path) : words.notReadable(path, code)
}
