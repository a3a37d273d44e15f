/** Scenarios by path or by the id of a shipped one. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Checked, type Issue, type JsonObject, readScenario, type Scenario } from '../index.ts'
import type { CliCatalogue } from '../messages/cli.ts'
import { MAX_BYTES } from '../scenario/yaml.ts'
import { chooseWord } from './arguments.ts'
import { FileError } from './command.ts'
import { decodeText, readBounded } from './read-text.ts'

/** The package's scenarios, beside `src` and `dist` alike. */
const SHIPPED = fileURLToPath(new URL('../../scenarios/', import.meta.url))

/** Ids of the shipped scenarios, in alphabetical order. */
export function shippedIds(): string[] {
  return readdirSync(SHIPPED)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()
}

/**
 * The file that a SCENARIO word stands for: a shipped id, else a path. A word that looks like neither throws a
 * UsageError that names the nearest id.
 */
export function locateScenario(word: string, words: CliCatalogue): string {
  const ids = shippedIds()
  if (ids.includes(word)) return join(SHIPPED, `${word}.yaml`)
  if (/[\\/.]/.test(word) || existsSync(word)) return word
  chooseWord('scenario', word, ids, words)
  return word
}

/** Read and check the scenario that a word stands for, with patches on top. Throws UsageError and FileError. */
export function loadScenario(
  word: string,
  patches: readonly JsonObject[],
  words: CliCatalogue,
): { readonly name: string; readonly checked: Checked<Scenario> } {
  const file = locateScenario(word, words)
  const { bytes, isLonger, size } = readBounded(file, MAX_BYTES, words)
  if (isLonger) return { name: word, checked: { ok: false, issues: [tooLarge(file, size)] } }
  const text = decodeText(bytes, file, words)
  return { name: word, checked: readScenario(text, { file, patches, load: loaderOf(words) }) }
}

/** Reads what `extends` names: beside the file that names it, or a shipped scenario. */
function loaderOf(words: CliCatalogue) {
  return (reference: string, from: string | null) => {
    const beside = isAbsolute(reference) ? reference : join(dirname(from ?? '.'), reference)
    const file = existsSync(beside) ? beside : shippedFile(reference)
    if (file === null) return null
    const { bytes, isLonger, size } = readBounded(file, MAX_BYTES, words)
    if (isLonger) throw new FileError(words.tooLarge(file, `${MAX_BYTES / 1e6} MB (${megabytes(size)})`))
    return { file, text: decodeText(bytes, file, words) }
  }
}

function shippedFile(reference: string): string | null {
  const id = reference.replace(/\.yaml$/, '')
  return shippedIds().includes(id) ? join(SHIPPED, `${id}.yaml`) : null
}

function tooLarge(file: string, size: number): Issue {
  return {
    code: 'file-too-large',
    severity: 'error',
    path: [],
    place: { file, line: 1, column: 1 },
    found: megabytes(size),
    allowed: `≤ ${MAX_BYTES / 1e6} MB`,
    suggestion: null,
  }
}

function megabytes(size: number): string {
  return `${Number((size / 1e6).toFixed(1))} MB`
}
