/** Run one problem through all engines in turns, and check that they agree. */
import { type OptimalFlow, resolveFlow, solveFlow } from '../../src/solve/network-simplex/index.ts'
import { randomIntegers } from '../solve/network-simplex/support/networks.ts'
import type { BenchProblem } from './families.ts'
import { median, time } from './measure.ts'
import { type NativeEngine, TooSlow, writeProblem } from './native.ts'
import { openRivals, type PageEngine, type Rival } from './rivals.ts'

export interface Comparison {
  readonly engine: string
  readonly medianMs: number
  /** Median over pairs of our time divided by theirs. */
  readonly ratio: number
  readonly pairs: number
  readonly agrees: boolean
}

export interface Row {
  readonly name: string
  readonly nodes: number
  readonly arcs: number
  readonly pivots: number
  readonly medianMs: number
  readonly comparisons: readonly Comparison[]
  /** Engines that were stopped because a single solve took too long. */
  readonly stopped: readonly string[]
}

/** Solve and take the optimum, or stop the bench: every problem of it has one. */
export function solveOurs(problem: BenchProblem): OptimalFlow {
  const outcome = solveFlow(problem, groundOf(problem))
  if (outcome.status !== 'optimal') throw new Error(`${problem.name}: ${outcome.status}`)
  return outcome
}

function groundOf(problem: BenchProblem): { ground?: number } {
  return problem.ground >= 0 ? { ground: problem.ground } : {}
}

/** Floating-point engines are right when they agree to nine digits; ours and LEMON to the unit. */
function agree(engine: string, ours: bigint, theirs: bigint): boolean {
  if (engine === 'lemon') return ours === theirs
  const gap = ours > theirs ? ours - theirs : theirs - ours
  return Number(gap) <= 1e-9 * Math.max(1, Math.abs(Number(ours)))
}

/** Pairs of short problems go on for so many ms, up to so many pairs, so that other work on the machine averages out. */
const SHORT = 1500
const MOST_PAIRS = 101

/** An engine that takes so many ms for one solve gets only so many pairs. */
const LONG = 8_000
const PAIRS_OF_LONG = 3

async function comparePairs(
  problem: BenchProblem,
  rival: Rival,
  pairs: number,
): Promise<[Comparison, number[]]> {
  const own: number[] = []
  const theirs: number[] = []
  let agrees = true
  const slow = (await warmUpBoth(problem, rival)) > LONG
  const begin = performance.now()
  const least = slow ? Math.min(pairs, PAIRS_OF_LONG) : pairs
  for (let pair = 0; pair < least || (pair < MOST_PAIRS && performance.now() - begin < SHORT); pair++) {
    // Ours first in every other pair, so that neither side always finds the caches cold.
    const before = pair % 2 === 0 ? time(() => solveOurs(problem)) : null
    const measured = await rival.solve()
    const { ms, value } = before ?? time(() => solveOurs(problem))
    own.push(ms)
    theirs.push(measured.ms)
    agrees &&= agree(rival.engine, value.objective, measured.objective)
  }
  const ratio = median(own.map((ms, i) => ms / (theirs[i] ?? Number.NaN)))
  return [{ engine: rival.engine, medianMs: median(theirs), ratio, pairs: own.length, agrees }, own]
}

/**
 * Let both settle: an engine's first runs make V8 compile it, and while it does, ours is slow as well. At least one
 * turn each, and turns for a second where they are short. Return the ms of the rival's last.
 */
async function warmUpBoth(problem: BenchProblem, rival: Rival): Promise<number> {
  const begin = performance.now()
  let last = 0
  for (let turn = 0; turn < 5 && (turn === 0 || performance.now() - begin < 1000); turn++) {
    last = (await rival.solve()).ms
    solveOurs(problem)
  }
  return last
}

export interface Engines {
  readonly native: readonly NativeEngine[]
  readonly page: readonly PageEngine[]
}

/** Compare on one problem with every engine that is there and up to it. */
export async function runProblem(problem: BenchProblem, engines: Engines, pairs: number): Promise<Row> {
  const rivals = openRivals(problem, writeProblem(problem), engines)
  const { pivots } = warmUp(problem)
  const own: number[] = []
  const comparisons: Comparison[] = []
  const stopped: string[] = []
  for (const rival of rivals) {
    try {
      const [comparison, times] = await comparePairs(problem, rival, pairs)
      comparisons.push(comparison)
      own.push(...times)
    } catch (error) {
      if (!(error instanceof TooSlow)) throw error
      stopped.push(rival.engine)
    }
    rival.close()
  }
  if (own.length === 0) for (let i = 0; i < pairs; i++) own.push(time(() => solveOurs(problem)).ms)
  const { name, nodeCount: nodes, arcCount: arcs } = problem
  return { name, nodes, arcs, pivots, medianMs: median(own), comparisons, stopped }
}

/** Let the compiler see the code on this size: at least three runs, or a fifth of a second. */
function warmUp(problem: BenchProblem): OptimalFlow {
  let outcome = solveOurs(problem)
  const begin = performance.now()
  for (let i = 0; i < 3 || performance.now() - begin < 200; i++) outcome = solveOurs(problem)
  return outcome
}

export interface Rate {
  readonly name: string
  readonly change: string
  readonly medianMs: number
  readonly perSecond: number
  /** The same by the clock of the processor's work for this process, which other processes do not slow. */
  readonly perCpuSecond: number
  /** Share of the time of a cold start on the changed problem. */
  readonly ofCold: number
  readonly agrees: boolean
}

/** All costs, or all supplies, by up to `percent` up or down. */
function perturb(
  problem: BenchProblem,
  seed: number,
  part: 'cost' | 'supply',
  percent: number,
): BenchProblem {
  const below = randomIntegers(seed)
  const wobble = (value: number) => Math.round(value * (1 + ((below(2001) - 1000) / 1000) * (percent / 100)))
  if (part === 'cost') return { ...problem, cost: problem.cost.map(wobble) }
  const supply = problem.supply.map(wobble)
  const rest = supply.reduce((sum, value, node) => (node === problem.ground ? sum : sum + value), 0)
  supply[problem.ground] = -rest
  return { ...problem, supply }
}

/** Re-solve from the tree of the unchanged problem, in turns with cold starts. */
export function runWarm(
  problem: BenchProblem,
  part: 'cost' | 'supply',
  percent: number,
  pairs: number,
): Rate {
  const { basis } = warmUp(problem)
  const own: number[] = []
  const cpus: number[] = []
  const shares: number[] = []
  let agrees = true
  for (let pair = -3; pair < pairs; pair++) {
    const changed = perturb(problem, 100 + pair, part, percent)
    const before = process.cpuUsage()
    const warm = time(() => resolveFlow(changed, basis, groundOf(problem)))
    const cpu = cpuMs(before)
    const cold = time(() => solveOurs(changed))
    if (warm.value.status !== 'optimal') throw new Error(`${problem.name}: ${warm.value.status}`)
    agrees &&= warm.value.objective === cold.value.objective
    if (pair < 0) continue
    own.push(warm.ms)
    cpus.push(cpu)
    shares.push(warm.ms / cold.ms)
  }
  const medianMs = median(own)
  const change = `${part} ±${percent} %`
  return {
    name: problem.name,
    change,
    medianMs,
    perSecond: 1000 / medianMs,
    perCpuSecond: 1000 / median(cpus),
    ofCold: median(shares),
    agrees,
  }
}

/** ms of processor time of all threads of this process since `before`. */
function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Cold solves a second of a problem too small to time singly. */
export function runRate(problem: BenchProblem): Rate {
  const solves = 2000
  for (let i = 0; i < 5; i++) repeat(problem, solves)
  const times: number[] = []
  const cpus: number[] = []
  for (let i = 0; i < 9; i++) {
    const before = process.cpuUsage()
    times.push(time(() => repeat(problem, solves)).ms / solves)
    cpus.push(cpuMs(before) / solves)
  }
  const medianMs = median(times)
  return {
    name: problem.name,
    change: 'cold',
    medianMs,
    perSecond: 1000 / medianMs,
    perCpuSecond: 1000 / median(cpus),
    ofCold: 1,
    agrees: true,
  }
}

function repeat(problem: BenchProblem, times: number): void {
  for (let i = 0; i < times; i++) solveOurs(problem)
}
