/** Results to export, each solved once: one year, and many years with projects and targets. */
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { readShipped } from '../scenarios/shipped.ts'

const solved = new Map<string, Promise<ResultFile>>()

/** The result of a shipped scenario. */
export function resultOf(id: string): Promise<ResultFile> {
  const known = solved.get(id) ?? runScenario(readShipped(`${id}.yaml`))
  solved.set(id, known)
  return known
}
