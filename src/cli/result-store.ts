/** Result files, which may hold anything until they are verified. */
import { type ResultFile, type RunStatus, verifyResult } from '../index.ts'
import { isJsonObject, type JsonValue } from '../json.ts'
import type { CliCatalogue } from '../messages/cli.ts'
import { FileError } from './command.ts'
import { decodeText, readBounded } from './read-text.ts'

/** Bytes of a result file; those of the largest shipped scenario stay below a tenth of this. */
const MAX_RESULT_BYTES = 64_000_000

/** Read a file as JSON. Throws a FileError. */
export function readResult(path: string, words: CliCatalogue): unknown {
  const { bytes, isLonger } = readBounded(path, MAX_RESULT_BYTES, words)
  if (isLonger) throw new FileError(words.tooLarge(path, `${MAX_RESULT_BYTES / 1e6} MB`))
  const text = decodeText(bytes, path, words)
  try {
    return JSON.parse(text)
  } catch {
    throw new FileError(words.notJson(path))
  }
}

/** What a file says that claims to be a result; nothing in it is checked yet. */
export interface ClaimedResult {
  readonly content: unknown
  readonly document: JsonValue
  readonly claimed: RunStatus
}

/**
 * Read what a word names as a result, or `null` where it names a scenario: by its id, by its ending, or because
 * it has no certificate. Throws a FileError.
 */
export function readIfResult(word: string, words: CliCatalogue): ClaimedResult | null {
  if (!/\.json$/i.test(word)) return null
  const content = readResult(word, words)
  if (!isJsonObject(content) || !isJsonObject(content.scenario) || content.certificate === undefined)
    return null
  const { status, scenario } = content
  const claimed = status === 'conflict' || status === 'uncertified' ? status : 'optimal'
  return { content, document: scenario.document ?? null, claimed }
}

/** Tell whether a parsed file is a result whose proof and every number hold. */
export function isVerified(content: unknown): content is ResultFile {
  return verifyResult(content).ok
}
