/**
 * Runs of a scenario that is changed again and again, as by a lever that is dragged: what a change leaves as it was
 * is kept from one run to the next, network, program and basis, year by year.
 */
import { adoptLayout } from '../network/adopt.ts'
import type { AtHand } from '../network/at-hand.ts'
import { networkOf } from '../network/build.ts'
import { NetworkSeries } from '../network/series.ts'
import type { Network } from '../network/types.ts'
import { type Formulation, formulate } from '../program/formulate.ts'
import { reformulate } from '../program/reformulate.ts'
import type { Scenario } from '../scenario/types.ts'
import { type EngineChoice, type Solved, solveCertified } from '../solve/solve.ts'
import type { SolveOptions } from '../solve/types.ts'
import { WarmSolver } from '../solve/warm-solver.ts'
import type { Warm } from './allocate.ts'

/** What is kept of a year. */
interface Kept {
  readonly formulation: Formulation
  readonly solver: WarmSolver
}

/**
 * Keeps networks, programs and bases between runs; hand the same one to every run of a scenario and its changes, as
 * `RunOptions.warm`, one run after the other. Results are those of a run without it; only where an optimum has
 * several proofs may the duals be others.
 */
export class Session implements Warm {
  private readonly years = new Map<number, Kept>()
  private series: { readonly scenario: Scenario; readonly networks: NetworkSeries } | null = null

  /** Build the network of a year, on the layout of the last run where only quantities differ. */
  build(scenario: Scenario, yearIndex: number, drawn: AtHand): Network {
    const kept = this.years.get(yearIndex)
    const layout = kept === undefined ? null : adoptLayout(kept.formulation.network, scenario, yearIndex)
    if (layout !== null) return networkOf(layout, yearIndex, drawn)
    if (this.series?.scenario !== scenario) this.series = { scenario, networks: new NetworkSeries(scenario) }
    return this.series.networks.build(yearIndex, drawn)
  }

  /** Write the program of a year, by the changed numbers alone where its form stays. */
  formulate(network: Network): Formulation {
    const kept = this.years.get(network.yearIndex)
    const formulation = (kept && reformulate(kept.formulation, network)) ?? formulate(network)
    this.years.set(network.yearIndex, { formulation, solver: kept?.solver ?? new WarmSolver() })
    return formulation
  }

  /** Solve and certify the program of a year from the last basis. */
  solve(
    { network, program, start }: Formulation,
    engine: EngineChoice,
    options: SolveOptions,
  ): Promise<Solved> {
    const kept = this.years.get(network.yearIndex)
    if (kept === undefined) return solveCertified(program, engine, { ...options, start })
    return kept.solver.solve(program, engine, { ...options, start })
  }
}
