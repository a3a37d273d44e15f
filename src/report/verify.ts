/**
 * Check a result file from itself alone: rebuild every year's program from the embedded document (with perfect
 * foresight, the one that couples them), put the flows
 * and duals of the file into it, certify every stage, and recompute every other number in every table. Nothing
 * is solved, so another optimal allocation, or another engine's, is as good as ours.
 */
import type { JsonObject } from '../json.ts'
import { at } from '../lists.ts'
import { atHand } from '../network/at-hand.ts'
import { NetworkSeries } from '../network/series.ts'
import { type Formulation, formulate } from '../program/formulate.ts'
import type { LinearProgram } from '../program/types.ts'
import { checkDocument } from '../scenario/check.ts'
import type { Scenario } from '../scenario/types.ts'
import { advance, startOf } from '../simulate/advance.ts'
import { assembleCoupled, formulateYears, unproven } from '../simulate/perfect.ts'
import { columnsOfRoutes } from '../simulate/routes.ts'
import type { Allocated, Trajectory, Year } from '../simulate/types.ts'
import { certify, isWithinTolerance } from '../solve/certify.ts'
import { ENGINES } from '../solve/types.ts'
import { buildReport, goalKey } from './build.ts'
import { differences } from './differences.ts'
import {
  arrayAt,
  isObject,
  numberAt,
  objectAt,
  readRoutes,
  readYardMoves,
  rowsOfYear,
} from './read-result.ts'

/** One thing in a result file that does not hold. */
export interface Discrepancy {
  readonly code: 'malformed' | 'invalid-document' | 'not-certified' | 'unknown-route' | 'differs'
  /** Keys from the root of the file. */
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly found: string
}

/** Whether a result file holds, and every number that does not. */
export interface Verification {
  readonly ok: boolean
  readonly discrepancies: readonly Discrepancy[]
}

/** Verify a parsed result file. Never throws, whatever it is given. */
export function verifyResult(file: unknown): Verification {
  const discrepancies = discrepanciesOf(file)
  return { ok: discrepancies.length === 0, discrepancies }
}

function discrepanciesOf(file: unknown): readonly Discrepancy[] {
  if (!isObject(file)) return [malformed([], 'a result file', typeof file)]
  if (file.schemaVersion !== 1) {
    return [malformed(['schemaVersion'], '1', JSON.stringify(file.schemaVersion) ?? 'nothing')]
  }
  const document = objectAt(file, 'scenario')?.document
  const checked = checkDocument(document ?? null)
  if (!checked.ok) {
    return checked.issues.map((issue) => ({
      code: 'invalid-document' as const,
      path: ['scenario', 'document', ...issue.path],
      expected: issue.allowed ?? issue.code,
      found: issue.found ?? 'nothing',
    }))
  }
  return checkYears(file, checked.value)
}

const malformed = (path: readonly (string | number)[], expected: string, found: string): Discrepancy => ({
  code: 'malformed',
  path,
  expected,
  found,
})

/** Rebuild the trajectory that the file claims, report it anew, and compare. */
function checkYears(file: JsonObject, scenario: Scenario): readonly Discrepancy[] {
  const missing = withoutAllocation(file, scenario)
  if (missing.length > 0) return missing
  const rebuilt =
    file.foresight === 'perfect' ? rebuildCoupled(file, scenario) : rebuildMyopic(file, scenario)
  if (!rebuilt.ok) return rebuilt.discrepancies
  const report = buildReport(rebuilt.value)
  const uncertified = report.certificate.stages.flatMap((stage, position) =>
    isWithinTolerance(stage)
      ? []
      : [notCertified(position, stage.goal, [stage.primalResidual, stage.dualResidual, stage.gap])],
  )
  return [...uncertified, ...differences(report, file)]
}

type Rebuilt<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly discrepancies: readonly Discrepancy[] }

/** Year after year, each on what the years before it left, as the file has it. */
function rebuildMyopic(file: JsonObject, scenario: Scenario): Rebuilt<Trajectory> {
  const series = new NetworkSeries(scenario)
  const years: Year[] = []
  let start = startOf(scenario)
  for (const [yearIndex, year] of scenario.years.entries()) {
    const formulation = formulate(series.build(yearIndex, atHand(scenario, yearIndex, start)))
    const stated = readYear(file, formulation)
    if (!stated.ok) return stated
    const claims = readClaims(file, formulation.program, year)
    if (!claims.ok) return claims
    const certificate = certify(formulation.program, claims.value, stated.value.x)
    const allocation = { ...stated.value, claims: claims.value, certificate }
    const { end, lost } = advance(scenario, yearIndex, start, allocation)
    years.push({ year, yearIndex, start, end, lost, allocation })
    start = end
  }
  return { ok: true, value: { scenario, years } }
}

/** All years at once, with the duals of the program that couples them. */
function rebuildCoupled(file: JsonObject, scenario: Scenario): Rebuilt<Trajectory> {
  const coupled = formulateYears(scenario)
  const allocations: Allocated[] = []
  for (const formulation of coupled.years) {
    const stated = readYear(file, formulation)
    if (!stated.ok) return stated
    allocations.push(stated.value)
  }
  const claims = readClaims(file, coupled.program, null)
  if (!claims.ok) return claims
  return { ok: true, value: assembleCoupled(scenario, coupled, allocations, claims.value) }
}

const notCertified = (position: number, goal: string, residuals: readonly number[]): Discrepancy => ({
  code: 'not-certified',
  path: ['certificate', 'stages', position],
  expected: `optimality of ${goal} proven to 1e-6`,
  found: `primal, dual residual and gap ${residuals.map((each) => each.toExponential(1)).join(', ')}`,
})

/** Years that the file itself says have no allocation: there is no certificate to verify. */
function withoutAllocation(file: JsonObject, scenario: Scenario): readonly Discrepancy[] {
  return arrayAt(file, 'years').flatMap((row, position): Discrepancy[] => {
    const isYear = isObject(row) && scenario.years.some((year) => year === row.year)
    if (!isYear || row.status !== 'conflict') return []
    return [
      {
        code: 'not-certified',
        path: ['years', position],
        expected: 'an allocation with a certificate',
        found: 'conflict: the rules cannot all hold, so there is neither',
      },
    ]
  })
}

/** The allocation of one year as the file states it, without its proof. */
function readYear(file: JsonObject, formulation: Formulation): Rebuilt<Allocated> {
  const { network, columns, program } = formulation
  const { year } = network
  const claimed = arrayAt(file, 'years').find((row) => isObject(row) && row.year === year)
  const engine = isObject(claimed) ? ENGINES.find((id) => id === claimed.engine) : undefined
  if (engine === undefined) {
    return { ok: false, discrepancies: [malformed(['years'], `an engine for ${year}`, 'none')] }
  }
  const read = readRoutes(rowsOfYear(file, 'flows', year), network)
  if (!read.ok) return read
  const moves = readYardMoves(rowsOfYear(file, 'sites', year), network)
  const x = columnsOfRoutes(network, columns, program.columnKeys.length, read.value, moves)
  return { ok: true, value: { ...unproven(formulation, engine), x, routes: read.value } }
}

/**
 * Values and duals of the stages of a year, or, with `null`, of all years coupled; a key that is no row of the
 * program is a discrepancy.
 */
function readClaims(
  file: JsonObject,
  program: LinearProgram,
  year: number | null,
): Rebuilt<Allocated['claims']> {
  const stages = rowsOfYear(objectAt(file, 'certificate') ?? {}, 'stages', year)
  if (stages.length !== program.goals.length) {
    const found = stages.map((stage) => String(stage.row.goal)).join(', ')
    const expected = program.goals.map((goal) => goal.id).join(', ')
    return { ok: false, discrepancies: [malformed(['certificate', 'stages'], expected, found || 'none')] }
  }
  const rows = new Map(program.rowKeys.map((key, row) => [key, row]))
  const goals = new Map(program.goals.map((goal, position) => [goalKey(year, goal.id), position]))
  const discrepancies: Discrepancy[] = []
  const value = stages.map(({ row: stage, position }, k) => {
    const rowDuals = new Float64Array(program.rowKeys.length)
    const goalDuals = new Float64Array(k)
    for (const [key, dual] of Object.entries(objectAt(stage, 'duals') ?? {})) {
      const row = rows.get(key)
      const goal = goals.get(key)
      if (typeof dual !== 'number' || (row === undefined && (goal === undefined || goal >= k))) {
        discrepancies.push(
          malformed(['certificate', 'stages', position, 'duals', key], 'a row', String(dual)),
        )
      } else if (row !== undefined) rowDuals[row] = dual
      else if (goal !== undefined) goalDuals[goal] = dual
    }
    const goal = at(program.goals, k).id
    return { goal, value: numberAt(stage, 'value') ?? Number.NaN, rowDuals, goalDuals }
  })
  return discrepancies.length > 0 ? { ok: false, discrepancies } : { ok: true, value }
}
