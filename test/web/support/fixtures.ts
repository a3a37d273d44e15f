/** The shipped plan, read and run, as the worker does it. */
import { readFileSync } from 'node:fs'
import { type ResultFile, readScenario, runScenario, type Scenario } from '../../../src/index.ts'

export interface Fixture {
  readonly scenario: Scenario
  readonly result: ResultFile
}

const folder = new URL('../../../scenarios/', import.meta.url)

/** Read a shipped scenario. */
export function readShipped(id: string): Scenario {
  const text = (file: string) => readFileSync(new URL(file, folder), 'utf8')
  const checked = readScenario(text(`${id}.yaml`), {
    file: `${id}.yaml`,
    load: (file) => ({ text: text(file), file }),
  })
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value
}

/** Read and run a shipped scenario. */
export async function runShipped(id: string): Promise<Fixture> {
  const scenario = readShipped(id)
  return { scenario, result: await runScenario(scenario) }
}
