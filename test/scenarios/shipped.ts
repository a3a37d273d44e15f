/** The shipped scenarios and tables, read from the project's files. */
import { readdirSync, readFileSync } from 'node:fs'
import { readTables, type Tables } from '../../scripts/scenarios/tables.ts'
import type { JsonObject } from '../../src/json.ts'
import { readScenario } from '../../src/scenario/parse.ts'
import type { Scenario } from '../../src/scenario/types.ts'

const root = new URL('../../', import.meta.url)

/** Text of a file of scenarios/. */
export function readShippedText(file: string): string {
  return readFileSync(new URL(`scenarios/${file}`, root), 'utf8')
}

/** Names of the files of scenarios/ that hold a scenario. */
export function shippedFiles(): readonly string[] {
  return readdirSync(new URL('scenarios/', root)).filter((file) => file.endsWith('.yaml'))
}

/** A shipped scenario, with patches on top; throws with its issues where it has any, warnings included. */
export function readShipped(file: string, patches: readonly JsonObject[] = []): Scenario {
  const load = (reference: string) => ({ text: readShippedText(reference), file: reference })
  const checked = readScenario(readShippedText(file), { file, load, patches })
  if (!checked.ok || checked.issues.length > 0) throw new Error(JSON.stringify(checked.issues, null, 2))
  return checked.value
}

/** The tables of data/. */
export function shippedTables(): Tables {
  return readTables((file) => readFileSync(new URL(`data/${file}`, root), 'utf8'))
}
