/** The program of a year of a changed document, from the state the unchanged one reached at its start. */

import { type Checked, type Issue, NOWHERE } from '../issue.ts'
import { isJsonObject, type JsonValue } from '../json.ts'
import { buildNetwork } from '../network/build.ts'
import { type Formulation, formulate } from '../program/formulate.ts'
import { checkDocument } from '../scenario/check.ts'
import { applyPatch } from '../scenario/patch.ts'
import { nearest } from '../scenario/reading.ts'
import type { Scenario } from '../scenario/types.ts'

/** Formulate the year that `like` is of for another scenario, with the same reserves at its start. */
export function formulateLike({ network }: Formulation, scenario: Scenario): Formulation {
  return formulate(buildNetwork(scenario, network.yearIndex, network.atHand))
}

/** A scenario with one entry of its document replaced. */
export function withValue(scenario: Scenario, path: readonly string[], value: number): Checked<Scenario> {
  return withTotal(scenario, [{ path, share: 1 }], value)
}

/** A number of a document, and its share in those that move with it. */
export interface Member {
  readonly path: readonly string[]
  readonly share: number
}

/** Numbers with the shares they have in a year; `null` where there are several and their sum is 0 or not known. */
export function membersAt(
  scenario: Scenario,
  paths: readonly (readonly string[])[],
  yearIndex: number,
): readonly Member[] | null {
  const [only, ...others] = paths
  if (only !== undefined && others.length === 0) return [{ path: only, share: 1 }]
  const values = paths.map((path) => numberAt(scenario, path, yearIndex))
  const sum = values.reduce<number>((total, value) => total + (value ?? Number.NaN), 0)
  return sum > 0 ? paths.map((path, i) => ({ path, share: (values[i] ?? 0) / sum })) : null
}

/** A scenario whose members add up to a total, each by its share. */
export function withTotal(scenario: Scenario, members: readonly Member[], total: number): Checked<Scenario> {
  const document = members.reduce<JsonValue>((made, { path, share }) => {
    const patch = path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), total * share)
    return isJsonObject(patch) && isJsonObject(made) ? applyPatch(made, patch) : patch
  }, scenario.document)
  return checkDocument(document)
}

/** The number at a path of a checked scenario in a year, in the units of the product; `null` where there is none. */
export function numberAt(scenario: Scenario, path: readonly string[], yearIndex: number): number | null {
  let found: unknown = scenario
  for (const key of path) {
    if (Array.isArray(found)) found = found.find((entry) => isRecord(entry) && entry.id === key)
    else found = isRecord(found) ? found[key] : undefined
  }
  if (isRecord(found)) found = Array.isArray(found.byYear) ? found.byYear[yearIndex] : found.value
  return typeof found === 'number' ? found : null
}

/** What is wrong with a path that leads through an entry the document does not have; `null` where nothing is. */
export function unknownKey({ document }: Scenario, path: readonly string[]): Issue | null {
  let here: JsonValue | undefined = document
  for (const [depth, key] of path.slice(0, -1).entries()) {
    if (!isJsonObject(here)) return null
    if (!Object.hasOwn(here, key)) {
      const keys = Object.keys(here)
      return {
        code: 'unknown-key',
        severity: 'error',
        path: path.slice(0, depth + 1),
        place: NOWHERE,
        found: key,
        allowed: keys.length > 12 ? null : keys.join(', '),
        suggestion: nearest(key, keys),
      }
    }
    here = here[key]
  }
  return null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
