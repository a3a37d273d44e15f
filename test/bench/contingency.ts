/** What losing one thing, and two, takes in the shipped scenarios: from an allocation at hand, proofs and all. */
import { NOTHING } from '../../src/analyse/contingency.ts'
import { contingenciesOf } from '../../src/analyse/find-contingencies.ts'
import type { Allocated } from '../../src/simulate/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { allocateFirst } from '../support/solving.ts'
import { median } from './measure.ts'

const RUNS = 5
/** Pairs listed, of all there are. */
const WORST = 500
const WANTED = { 1: 1000, 2: 10_000 } as const

export interface ContingencyRun {
  readonly scenario: string
  readonly order: 1 | 2
  /** Losses, or pairs of them. */
  readonly all: number
  /** Of the pairs: those that needed no solving, by the proven bounds. */
  readonly skipped: number
  readonly listed: number
  readonly ms: number
  /** Processor time of this process. */
  readonly cpuMs: number
}

/** Measure N-1 over everything and N-2 over the worst pairs of a shipped scenario's first year. */
export async function measureContingencies(scenario: string): Promise<readonly ContingencyRun[]> {
  const allocation = await allocateFirst(readShipped(`${scenario}.yaml`))
  return [await measure(scenario, allocation, 1), await measure(scenario, allocation, 2)]
}

async function measure(scenario: string, allocation: Allocated, order: 1 | 2): Promise<ContingencyRun> {
  const [times, processor]: [number[], number[]] = [[], []]
  let counts = { all: 0, skipped: 0, listed: 0 }
  for (let run = 0; run < RUNS; run++) {
    const [begin, used] = [performance.now(), process.cpuUsage()]
    const outcome = await contingenciesOf(allocation, { order, pairs: WORST })
    times.push(performance.now() - begin)
    const { user, system } = process.cpuUsage(used)
    processor.push((user + system) / 1000)
    if (outcome.status !== 'found') throw new Error(`${scenario}: ${outcome.status}`)
    const { singles, pairs, counts: of } = outcome
    counts =
      of === null || pairs === null
        ? {
            all: singles.length,
            skipped: singles.filter(({ carried }) => carried < NOTHING).length,
            listed: singles.length,
          }
        : { all: of.all, skipped: of.unused + of.bounded, listed: pairs.length }
  }
  return { scenario, order, ...counts, ms: median(times), cpuMs: median(processor) }
}

/** Write the part of docs/bench.md on losses; empty where they were not measured. */
export function contingencyPart(runs: readonly ContingencyRun[]): string {
  if (runs.length === 0) return ''
  const rows = runs.map(({ scenario, order, all, skipped, listed, ms, cpuMs }) => {
    const cells = [
      scenario,
      `N-${order}`,
      all,
      skipped,
      listed,
      ms.toFixed(0),
      cpuMs.toFixed(0),
      WANTED[order],
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '## Contingencies',
    `Every zone, wharf, stretch and mode lost in turn (N-1), and the worst ${WORST} pairs (N-2), each answer proven; median of ${RUNS} runs from an allocation at hand.`,
    [
      '| scenario | lost | all | not solved | listed | ms | processor, ms | wanted |',
      '|---|---|---:|---:|---:|---:|---:|---:|',
      ...rows,
    ].join('\n'),
  ].join('\n\n')
}
