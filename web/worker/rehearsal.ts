/**
 * Runs that nobody asked for, made while the worker has nothing else to do: the first steps of a drag then find the
 * network built, a basis at hand and the code compiled, as its later steps do.
 */
import { applyPatch, checkDocument, runScenario, type Scenario, type Session } from '../../src/index.ts'

/** Runs after which a further one is no faster. */
const RUNS = 16

/**
 * Run a scenario of one year again and again with a slightly other demand, in `session`; the results are dropped.
 * Runs over many years last too long to be in anybody's way, and are left alone.
 * @param isIdle asked before every run, after whatever else has come for the worker.
 * @returns how many runs were made.
 */
export async function rehearse(scenario: Scenario, session: Session, isIdle: () => boolean): Promise<number> {
  const [market] = scenario.markets
  if (market === undefined || scenario.years.length > 1) return 0
  const [demand = 0] = market.demand.byYear
  for (let done = 0; done < RUNS; done++) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (!isIdle()) return done
    const patch = { markets: { [market.id]: { demand: demand * (1 + (done % 4) / 1000) } } }
    const checked = checkDocument(applyPatch(scenario.document, patch))
    if (!checked.ok) return done
    const { status } = await runScenario(checked.value, { prices: 'skip', warm: session })
    // To find out why rules conflict may take long.
    if (status !== 'optimal') return done
  }
  return RUNS
}
