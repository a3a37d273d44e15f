import { indicatorRows } from '../analyse/indicators.ts'
import { NO_PRICES, pricesOf } from '../analyse/prices.ts'
import { targetRows } from '../analyse/targets.ts'
import { at, byCodeUnit } from '../lists.ts'
import type { LinearProgram, StageId } from '../program/types.ts'
import { hashDocument } from '../scenario/hash.ts'
import {
  type AllocatedYear,
  type Allocation,
  isAllocated,
  type Trajectory,
  type Year,
} from '../simulate/types.ts'
import type { EngineId, ProgramCertificate } from '../solve/types.ts'
import { findingsOf } from './findings.ts'
import { keyOrder } from './key-order.ts'
import {
  arcRows,
  flowRows,
  marketRows,
  priceRows,
  regionRows,
  siteRows,
  terminalRows,
  transferRows,
} from './tables.ts'
import type { Conflict, ResultFile, RunStatus, StageRow } from './types.ts'
import { VERSION } from './version.ts'

/** What is found out about a trajectory by solving, which a report does not. */
export interface Analyses {
  readonly conflict: Conflict | null
  /** Whether prices are left out. */
  readonly withoutPrices?: boolean
}

const NO_ANALYSES: Analyses = { conflict: null }

/** Report a trajectory as a result file, version 1. */
export function buildReport(trajectory: Trajectory, analyses: Analyses = NO_ANALYSES): ResultFile {
  const { scenario, years } = trajectory
  const allocated = years.filter(isAllocated)
  // What one more tonne is worth with perfect foresight, no single year can tell.
  const unpriced = analyses.withoutPrices === true || trajectory.coupled !== undefined
  const prices = allocated.map((year) => (unpriced ? NO_PRICES : pricesOf(year.allocation)))
  const tables = {
    regions: allocated.flatMap((year) => regionRows(scenario, year)),
    markets: allocated.flatMap((year, i) => marketRows(scenario, year, at(prices, i))),
    sites: allocated.flatMap((_, i) => siteRows(scenario, allocated.slice(0, i + 1), at(prices, i))),
    terminals: allocated.flatMap((year) => terminalRows(scenario, year)),
    flows: allocated.flatMap(flowRows),
    arcs: allocated.flatMap(arcRows),
    transfers: allocated.flatMap(transferRows),
    prices: allocated.flatMap(({ year }, i) => priceRows(year, at(prices, i))),
  }
  const indicators = allocated.flatMap((year, i) => indicatorRows(scenario, year, allocated.slice(0, i)))
  const watched = { indicators, targets: targetRows(scenario, indicators) }
  const status = worstStatus(years.map((year) => statusOf(year.allocation)))
  return {
    schemaVersion: 1,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      hash: hashDocument(scenario.document),
      document: scenario.document,
    },
    shashi: { version: VERSION },
    policy: scenario.policy.preset,
    engine: lastEngine(years),
    foresight: scenario.foresight,
    status,
    years: years.map(({ year, allocation }) => ({
      year,
      status: statusOf(allocation),
      engine: allocation.engine,
    })),
    ...tables,
    ...watched,
    findings: findingsOf(trajectory, tables, analyses.conflict, watched),
    conflict: analyses.conflict,
    certificate: {
      ok:
        years.length > 0 &&
        allocated.length === years.length &&
        allocated.every((y) => y.allocation.certificate.ok),
      tolerance: allocated[0]?.allocation.certificate.tolerance ?? 0,
      stages:
        trajectory.coupled === undefined
          ? allocated.flatMap((year) => stageRows(year.year, proofOf(year)))
          : stageRows(null, trajectory.coupled),
    },
  }
}

/** How the allocation of a year ended, in the words of the result file. */
export function statusOf(allocation: Allocation): RunStatus {
  switch (allocation.status) {
    case 'allocated':
      return allocation.certificate.ok ? 'optimal' : 'uncertified'
    case 'conflict':
      return 'conflict'
    case 'unsolved':
      return 'uncertified'
  }
}

/** The status of a run from those of its years: a conflict weighs most. */
export function worstStatus(statuses: readonly RunStatus[]): RunStatus {
  return (
    statuses.find((status) => status === 'conflict') ?? statuses.find((s) => s !== 'optimal') ?? 'optimal'
  )
}

function lastEngine(years: readonly Year[]): EngineId {
  return at(years, years.length - 1).allocation.engine
}

/** Key of the row that an earlier goal becomes; without a year, of the sum over all. */
export function goalKey(year: number | null, goal: StageId): string {
  return ['goal', ...(year === null ? [] : [year]), goal].join('/')
}

interface Proof {
  readonly program: LinearProgram
  readonly claims: AllocatedYear['allocation']['claims']
  readonly certificate: ProgramCertificate
}

const proofOf = ({ allocation }: AllocatedYear): Proof => {
  return { program: allocation.formulation.program, ...allocation }
}

/** Residuals and nonzero duals of every stage of a year, or of all coupled; keys of earlier goals are `goal/…`. */
function stageRows(year: number | null, { program, claims, certificate }: Proof): StageRow[] {
  return certificate.stages.map((stage, position): StageRow => {
    const claim = at(claims, position)
    const duals: [string, number][] = []
    for (const row of keyOrder(program.rowKeys)) {
      const dual = at(claim.rowDuals, row)
      if (dual !== 0) duals.push([at(program.rowKeys, row), dual])
    }
    claim.goalDuals.forEach((dual, goal) => {
      if (dual !== 0) duals.push([goalKey(year, at(program.goals, goal).id), dual])
    })
    duals.sort(([a], [b]) => byCodeUnit(a, b))
    return { year, ...stage, duals: Object.fromEntries(duals) }
  })
}
