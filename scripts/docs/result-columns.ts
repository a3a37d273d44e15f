/** The tables of a result and their columns, from a result with terminals, routes and prices. */
import { readFileSync } from 'node:fs'
import { type ResultTable, resultTables } from '../../src/index.ts'

const SCENARIO = new URL('../../test/golden/plan-2025.result.json', import.meta.url)

/** Name, columns, types and units of every table that `shashi export` writes. */
export function resultColumns(): readonly Pick<ResultTable, 'name' | 'columns'>[] {
  return resultTables(JSON.parse(readFileSync(SCENARIO, 'utf8')))
}
