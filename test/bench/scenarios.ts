/** Shipped scenarios from their text to their report, in this process and on one thread. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readScenario, runScenario, type Scenario } from '../../src/index.ts'
import { median } from './measure.ts'

const FOLDER = join(import.meta.dirname, '../../scenarios')

/** Runs of a scenario at most, and ms after which no other begins. */
const MOST_RUNS = 9
const LONG_ENOUGH = 20_000

export interface ScenarioRun {
  readonly id: string
  readonly foresight: 'myopic' | 'perfect'
  readonly years: number
  /** Whether prices were asked for: from below and from above, of every site, market and limit. */
  readonly prices: boolean
  /** The first run, before anything is compiled. */
  readonly firstMs: number
  readonly medianMs: number
  readonly runs: number
  readonly proven: boolean
}

function load(id: string, foresight: ScenarioRun['foresight']): Scenario | null {
  const read = (file: string) => {
    try {
      return readFileSync(join(FOLDER, file), 'utf8')
    } catch {
      return null
    }
  }
  const fileOf = (reference: string) => `${reference.replace(/^.*\//, '').replace(/\.yaml$/, '')}.yaml`
  const text = read(fileOf(id))
  if (text === null) return null
  const checked = readScenario(text, {
    file: fileOf(id),
    load: (reference) => {
      const found = read(fileOf(reference))
      return found === null ? null : { text: found, file: fileOf(reference) }
    },
    patches: foresight === 'perfect' ? [{ foresight }] : [],
  })
  if (!checked.ok) throw new Error(`${id}: ${checked.issues.map(({ code }) => code).join(', ')}`)
  return checked.value
}

/** Measure build, solve and report; `null` where the scenario, or that foresight, is not there. */
export async function measureScenario(
  id: string,
  foresight: ScenarioRun['foresight'],
  prices: boolean,
): Promise<ScenarioRun | null> {
  const scenario = load(id, foresight)
  if (scenario === null) return null
  const times: number[] = []
  let proven = true
  const begin = performance.now()
  while (times.length < MOST_RUNS && (times.length === 0 || performance.now() - begin < LONG_ENOUGH)) {
    const started = performance.now()
    const result = await runScenario(scenario, prices ? {} : { prices: 'skip' })
    times.push(performance.now() - started)
    if (result.foresight !== foresight) return null
    proven &&= result.status === 'optimal'
  }
  return {
    id,
    foresight,
    years: scenario.years.length,
    prices,
    firstMs: times[0] ?? Infinity,
    medianMs: median(times),
    runs: times.length,
    proven,
  }
}
