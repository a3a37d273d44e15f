/** Engines that solve in this process: HiGHS as wasm, javascript-lp-solver and glpk.js, each fed as its users would. */
import loadGlpk from 'glpk.js/node'
import type { Highs } from 'highs'
import solver from 'javascript-lp-solver'
import { highs, solveWithHighs } from '../solve/network-simplex/support/highs.ts'
import type { BenchProblem } from './families.ts'
import { type Measured, time } from './measure.ts'
import { type NativeEngine, openSession } from './native.ts'

/** An engine with one problem before it. */
export interface Rival {
  readonly engine: string
  solve(): Measured | Promise<Measured>
  close(): void
}

/** An engine of npm, and up to which size it ends in reasonable time. */
export interface PageEngine {
  readonly id: 'highs' | 'javascript-lp-solver' | 'glpk.js'
  readonly mostArcs: number
  /** What is known beyond that size; `null` where there is no such size. */
  readonly beyond: string | null
  /** Objective of one solve, from arrays to flows and duals. */
  minimise(problem: BenchProblem): number
}

/** Objective that stands for no optimum. */
const NONE = -1

function byHighs(runtime: Highs): PageEngine {
  return {
    id: 'highs',
    mostArcs: Infinity,
    beyond: null,
    minimise(problem) {
      const reference = solveWithHighs(runtime, problem, { presolve: 'off' })
      return reference.status === 'optimal' ? reference.objective : NONE
    },
  }
}

/**
 * Arcs as terms of the balances at their ends. The ground's balance follows from the others and is left out, with
 * the terms of it.
 */
function termsOf(problem: BenchProblem, arc: number): [node: number, sign: 1 | -1][] {
  const from = problem.source[arc] ?? 0
  const to = problem.target[arc] ?? 0
  if (from === to) return []
  const ends: [number, 1 | -1][] = [
    [from, 1],
    [to, -1],
  ]
  return ends.filter(([node]) => node !== problem.ground)
}

const javascriptLpSolver: PageEngine = {
  id: 'javascript-lp-solver',
  mostArcs: 60_000,
  beyond: 'its dense tableau of rows × columns would take more than 30 GB',
  minimise(problem) {
    const constraints: Record<string, { equal?: number; max?: number }> = {}
    problem.supply.forEach((supply, node) => {
      if (node !== problem.ground) constraints[`n${node}`] = { equal: supply }
    })
    const variables: Record<string, Record<string, number>> = {}
    problem.cost.forEach((cost, arc) => {
      const column: Record<string, number> = { cost }
      for (const [node, sign] of termsOf(problem, arc)) column[`n${node}`] = sign
      const upper = problem.upper[arc] ?? Infinity
      if (upper < Infinity) {
        column[`u${arc}`] = 1
        constraints[`u${arc}`] = { max: upper }
      }
      variables[`x${arc}`] = column
    })
    const model = {
      optimize: 'cost',
      opType: 'min' as const,
      constraints,
      variables,
      options: { presolve: false },
    }
    const solution: Record<string, unknown> = Object(solver.Solve(model))
    if (solution.feasible !== true) return NONE
    let objective = 0
    problem.cost.forEach((cost, arc) => {
      const flow = solution[`x${arc}`]
      if (typeof flow === 'number') objective += cost * flow
    })
    return objective
  },
}

function byGlpk(library: Awaited<ReturnType<typeof loadGlpk>>): PageEngine {
  return {
    id: 'glpk.js',
    mostArcs: 60_000,
    beyond: 'tried once, XL112 and LI took more than 30 s, LC and XL600 more than 110 s',
    minimise(problem) {
      const rows = Array.from(problem.supply, (side, node) => ({
        name: `n${node}`,
        vars: [] as { name: string; coef: number }[],
        bnds: { type: library.GLP_FX, lb: side, ub: side },
      }))
      const vars = Array.from(problem.cost, (coef, arc) => ({ name: `x${arc}`, coef }))
      const bounds = Array.from(problem.upper, (upper, arc) => {
        for (const [node, coef] of termsOf(problem, arc)) rows[node]?.vars.push({ name: `x${arc}`, coef })
        const type = upper < Infinity ? library.GLP_DB : library.GLP_LO
        return { name: `x${arc}`, type, lb: 0, ub: upper < Infinity ? upper : 0 }
      })
      const { result } = library.solve(
        {
          name: problem.name,
          objective: { direction: library.GLP_MIN, name: 'cost', vars },
          subjectTo: rows.filter((_, node) => node !== problem.ground),
          bounds,
        },
        { msglev: 0, presol: false },
      )
      return result.status === library.GLP_OPT ? result.z : NONE
    },
  }
}

/** Load the engines of npm. */
export async function loadPageEngines(): Promise<PageEngine[]> {
  return [byHighs(await highs()), javascriptLpSolver, byGlpk(await loadGlpk())]
}

/** Put a problem before every engine that is up to its size. `path` holds it for the native ones. */
export function openRivals(
  problem: BenchProblem,
  path: string,
  { native, page }: { readonly native: readonly NativeEngine[]; readonly page: readonly PageEngine[] },
): Rival[] {
  return [
    ...native.map((engine) => ({ engine: engine.id, ...openSession(engine, path) })),
    ...page
      .filter((engine) => problem.arcCount <= engine.mostArcs)
      .map((engine) => ({
        engine: engine.id,
        solve(): Measured {
          const { ms, value } = time(() => engine.minimise(problem))
          return { ms, objective: BigInt(Math.round(value)) }
        },
        close() {},
      })),
  ]
}
