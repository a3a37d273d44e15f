/**
 * Check a result file from itself alone: rebuild every year's program from the embedded document, put the flows
 * and duals of the file into it, certify every stage, and recompute every other number in every table. Nothing
 * is solved, so another optimal allocation, or another engine's, is as good as ours.
 */
import type { JsonObject } from '../json.ts'
import { at } from '../lists.ts'
import { buildNetwork } from '../network/build.ts'
import { type Formulation, formulate } from '../program/formulate.ts'
import { checkDocument } from '../scenario/check.ts'
import type { Scenario } from '../scenario/types.ts'
import { advance, startOf } from '../simulate/advance.ts'
import { columnsOfRoutes } from '../simulate/routes.ts'
import type { Allocated, Route, State, Year } from '../simulate/types.ts'
import { certify, isWithinTolerance } from '../solve/certify.ts'
import { ENGINES, type EngineId } from '../solve/types.ts'
import { buildReport } from './build.ts'
import { differences } from './differences.ts'
import { arrayAt, isObject, numberAt, objectAt, readRoutes, rowsOfYear } from './read-result.ts'

/** One thing in a result file that does not hold. */
export interface Discrepancy {
  readonly code: 'malformed' | 'invalid-document' | 'not-certified' | 'unknown-route' | 'differs'
  /** Keys from the root of the file. */
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly found: string
}

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
  const years: Year[] = []
  let start = startOf(scenario)
  for (const [yearIndex, year] of scenario.years.entries()) {
    const rebuilt = rebuild(file, scenario, yearIndex, start)
    if (!rebuilt.ok) return rebuilt.discrepancies
    const end = advance(scenario, start, rebuilt.value)
    years.push({ year, yearIndex, start, end, allocation: rebuilt.value })
    start = end
  }
  const report = buildReport({ scenario, years })
  const uncertified = report.certificate.stages.flatMap((stage, position) =>
    isWithinTolerance(stage)
      ? []
      : [notCertified(position, stage.goal, [stage.primalResidual, stage.dualResidual, stage.gap])],
  )
  return [...uncertified, ...differences(report, file)]
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

type Rebuilt =
  | { readonly ok: true; readonly value: Allocated }
  | { readonly ok: false; readonly discrepancies: readonly Discrepancy[] }

/** The allocation of one year as the file states it. */
function rebuild(file: JsonObject, scenario: Scenario, yearIndex: number, state: State): Rebuilt {
  const year = at(scenario.years, yearIndex)
  const formulation = formulate(buildNetwork(scenario, yearIndex, state.reserves))
  const claimed = arrayAt(file, 'years').find((row) => isObject(row) && row.year === year)
  const engine = isObject(claimed) ? ENGINES.find((id) => id === claimed.engine) : undefined
  if (engine === undefined) {
    return { ok: false, discrepancies: [malformed(['years'], `an engine for ${year}`, 'none')] }
  }
  const read = readRoutes(rowsOfYear(file, 'flows', year), formulation.network)
  if (!read.ok) return read
  const claims = readClaims(file, formulation, year)
  if (!claims.ok) return claims
  return { ok: true, value: assemble(formulation, engine, read.value, claims.value) }
}

function assemble(
  formulation: Formulation,
  engine: EngineId,
  routes: readonly Route[],
  claims: Allocated['claims'],
): Allocated {
  const { program, network, columns } = formulation
  const x = columnsOfRoutes(network, columns, program.columnKeys.length, routes)
  const certificate = certify(program, claims, x)
  return { status: 'allocated', formulation, engine, x, routes, claims, certificate }
}

type Claims =
  | { readonly ok: true; readonly value: Allocated['claims'] }
  | { readonly ok: false; readonly discrepancies: readonly Discrepancy[] }

/** Values and duals of the stages of a year; a key that is no row of the program is a discrepancy. */
function readClaims(file: JsonObject, { program }: Formulation, year: number): Claims {
  const stages = rowsOfYear(objectAt(file, 'certificate') ?? {}, 'stages', year)
  if (stages.length !== program.goals.length) {
    const found = stages.map((stage) => String(stage.row.goal)).join(', ')
    const expected = program.goals.map((goal) => goal.id).join(', ')
    return { ok: false, discrepancies: [malformed(['certificate', 'stages'], expected, found || 'none')] }
  }
  const rows = new Map(program.rowKeys.map((key, row) => [key, row]))
  const goals = new Map(program.goals.map((goal, position) => [`goal/${year}/${goal.id}`, position]))
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
