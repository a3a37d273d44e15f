/** What a scenario started from: the document at the end of its `extends`, without anything on top. */
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { Baseline } from '../index.ts'
import { isJsonObject } from '../json.ts'
import type { CliCatalogue } from '../messages/cli.ts'
import { MAX_BYTES, readYaml } from '../scenario/yaml.ts'
import { decodeText, readBounded } from './read-text.ts'
import { loadScenario, locateScenario, shippedIds } from './scenario-store.ts'

/** Variants of variants beyond which nobody looks for a beginning. */
const MOST_STEPS = 16

/** Find the baseline of a SCENARIO word; `null` where it cannot be read. */
export function baselineOf(word: string, words: CliCatalogue): Baseline | null {
  let file = locateScenario(word, words)
  for (let step = 0; step < MOST_STEPS; step++) {
    const reference = extendedBy(file, words)
    if (reference === null) break
    const beside = isAbsolute(reference) ? reference : join(dirname(file), reference)
    file = existsSync(beside) ? beside : locateScenario(reference.replace(/\\.yaml$/, ''), words)
  }
  const { checked } = loadScenario(file, [], words)
  return checked.ok ? { id: checked.value.id, document: checked.value.document } : null
}

/** Find the baseline of a result by the id of its scenario, where that one is shipped. */
export function shippedBaselineOf(id: string, words: CliCatalogue): Baseline | null {
  return shippedIds().includes(id) ? baselineOf(id, words) : null
}

function extendedBy(file: string, words: CliCatalogue): string | null {
  const { bytes, isLonger } = readBounded(file, MAX_BYTES, words)
  const { value } = isLonger ? { value: null } : readYaml(decodeText(bytes, file, words), file)
  return isJsonObject(value) && typeof value.extends === 'string' ? value.extends : null
}
