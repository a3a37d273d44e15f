/**
 * A year's program in which every rule and every limit can give way, by a column of its own: what a conflict of
 * rules is found and repaired with (elastic programming; Chinneck, Feasibility and Infeasibility in Optimization,
 * §6). Arcs that a rule bars are in it, held by a row of that rule, so that the rule can give way like any other.
 */
import { at } from '../lists.ts'
import type { AtHand } from '../network/at-hand.ts'
import { buildNetwork } from '../network/build.ts'
import { barringRule } from '../network/candidates.ts'
import { ProgramBuilder, type RowDraft, type Term } from '../program/builder.ts'
import { type Formulation, formulate } from '../program/formulate.ts'
import type { LinearProgram } from '../program/types.ts'
import type { Scenario } from '../scenario/types.ts'
import { reducedCost } from '../solve/certify.ts'
import { solveCertified } from '../solve/solve.ts'
import type { SolveOptions } from '../solve/types.ts'

export type GiveKind = 'rule' | 'outputLimit' | 'capacity' | 'throughput' | 'link' | 'demand'

/** A rule's row or a limit, and the column that lets it give way. */
export interface Give {
  readonly kind: GiveKind
  /** Id of the rule, region, site, terminal or market; key of a link. */
  readonly id: string
  /** Key of the row that gives way; of the output column for a capacity. */
  readonly key: string
  readonly column: number
  /** How far it may give way, in the row's own unit. */
  readonly room: number
  /** The side that holds: rule rows `lower` or `upper`, limits always `upper`. */
  readonly side: 'lower' | 'upper'
  /** What the row or limit asks for as it is. */
  readonly limit: number
}

/** Whether a limit holds, gives way at a cost per unit, or does not count. */
export type Stance = 'held' | 'ignored' | { readonly cost: number }

export interface Elastic {
  /** The year without its bars; columns keep their positions in `program`. */
  readonly formulation: Formulation
  readonly program: LinearProgram
  readonly gives: readonly Give[]
  readonly start: Uint8Array
}

/** Least total cost of what gives way, with the columns and the gives that would have helped. */
export interface Relieved {
  readonly value: number
  readonly x: Float64Array
  /** Held gives whose giving way would lower the value. */
  readonly pressing: readonly Give[]
}

/** Make the elastic program of a year. `drawn` as in `buildNetwork`. */
export function makeElastic(scenario: Scenario, yearIndex: number, drawn: AtHand): Elastic {
  const rules = scenario.policy.rules.filter(({ kind }) => kind !== 'only-exporters-cross-regions')
  // The goal only has to be there: largest shares would hold a site to its capacity a second time.
  const policy = { ...scenario.policy, goals: [{ goal: 'unmet' as const, tolerance: 0 }], rules }
  const formulation = formulate(buildNetwork({ ...scenario, policy }, yearIndex, drawn))
  const rows = rowsOf(formulation.program)
  for (const row of barRows(scenario, formulation)) rows.push(row)
  const gives: Give[] = []
  const builder = new ProgramBuilder()
  formulation.program.columnKeys.forEach((key, j) => {
    builder.addColumn(key, at(formulation.program.columnLower, j), at(formulation.program.columnUpper, j))
  })
  const drafts = rows.map((row): RowDraft & { terms: Term[] } => ({ ...row, terms: [...row.terms] }))
  for (const row of drafts) {
    const give = giveOfRow(row)
    if (give === null) continue
    const column = builder.addColumn(`give/${row.key}`, 0, 0)
    row.terms.push([column, give.side === 'lower' ? 1 : -1])
    gives.push({ ...give, key: row.key, column, room: Number.POSITIVE_INFINITY })
  }
  for (const give of boundGives(formulation, builder, drafts)) gives.push(give)
  builder.addRows(drafts)
  const program = builder.pack(formulation.program.name, [])
  const start = new Uint8Array(program.columnKeys.length).fill(1)
  start.set(formulation.start)
  return { formulation, program, gives, start }
}

/**
 * Let the gives of a program give way as `stanceOf` says, at the least total cost; `null` where it cannot be
 * done, or is not proven within the limits of `options`.
 */
export async function relieve(
  elastic: Elastic,
  stanceOf: (give: Give) => Stance,
  options: SolveOptions = {},
): Promise<Relieved | null> {
  const { program, gives, start } = elastic
  const columnUpper = Float64Array.from(program.columnUpper)
  const cost = new Float64Array(columnUpper.length)
  const held: Give[] = []
  for (const give of gives) {
    const stance = stanceOf(give)
    if (stance === 'held') held.push(give)
    else if (stance === 'ignored') columnUpper[give.column] = Number.POSITIVE_INFINITY
    else {
      columnUpper[give.column] = give.room
      cost[give.column] = stance.cost
    }
  }
  const relaxed = { ...program, columnUpper, goals: [{ id: 'cost' as const, cost, tolerance: 0 }] }
  const solved = await solveCertified(relaxed, 'auto', { ...options, start })
  const stage = solved.status === 'certified' ? solved.outcome.stages.at(-1) : undefined
  if (stage === undefined) return null
  const pressing = held.filter(({ column }) => {
    const { reduced, scale } = reducedCost(relaxed, 0, stage.rowDuals, stage.goalDuals, column)
    return reduced < -1e-7 * scale
  })
  return { value: stage.value, x: stage.x, pressing }
}

/** Rows of a packed program. */
function rowsOf(program: LinearProgram): RowDraft[] {
  const terms: Term[][] = program.rowKeys.map(() => [])
  for (let column = 0; column < program.columnKeys.length; column++) {
    for (let k = at(program.start, column); k < at(program.start, column + 1); k++) {
      at(terms, at(program.index, k)).push([column, at(program.value, k)])
    }
  }
  return program.rowKeys.map((key, row) => ({
    key,
    lower: at(program.rowLower, row),
    upper: at(program.rowUpper, row),
    terms: at(terms, row),
  }))
}

/** Σ f over the arcs that a rule bars ≤ 0, a row for each such rule. */
function barRows(scenario: Scenario, { network, columns }: Formulation): RowDraft[] {
  const { rules } = scenario.policy
  return rules.flatMap((rule) => {
    const terms = network.arcs.flatMap((arc, position): Term[] => {
      const barred = arc.toRegion !== null && barringRule(arc.group, arc.toRegion, rules) === rule
      return barred ? [[at(columns.flow, position), 1]] : []
    })
    if (terms.length === 0) return []
    return [{ key: `rule/${network.year}/${rule.id}`, lower: Number.NEGATIVE_INFINITY, upper: 0, terms }]
  })
}

const ROW_KINDS: Readonly<Record<string, GiveKind>> = {
  rule: 'rule',
  'regional-output': 'outputLimit',
  throughput: 'throughput',
  'link-capacity': 'link',
}

/** How a row gives way, or `null` where it is no rule and no limit; keys are `family/year/id…`. */
function giveOfRow({ key, lower, upper }: RowDraft): Pick<Give, 'kind' | 'id' | 'side' | 'limit'> | null {
  const [family = '', , id = '', ...rest] = key.split('/')
  if (family === 'balance' && id === 'market') {
    return { kind: 'demand', id: rest.join('/'), side: 'upper', limit: upper }
  }
  const kind = ROW_KINDS[family]
  if (kind === undefined) return null
  const side = Number.isFinite(lower) ? 'lower' : 'upper'
  const name = kind === 'link' ? [id, ...rest].join('/') : id
  return { kind, id: name, side, limit: side === 'lower' ? lower : upper }
}

/** Gives of bounds: a second column beside that of a site's output, or of a link's flow. */
function boundGives(
  { network, columns, program }: Formulation,
  builder: ProgramBuilder,
  rows: readonly { readonly terms: Term[] }[],
): Give[] {
  const beside = (original: number): number => {
    const column = builder.addColumn(`give/${at(program.columnKeys, original)}`, 0, 0)
    for (let k = at(program.start, original); k < at(program.start, original + 1); k++) {
      at(rows, at(program.index, k)).terms.push([column, at(program.value, k)])
    }
    return column
  }
  const give = (kind: GiveKind, id: string, original: number, limit: number, room: number): Give => {
    return {
      kind,
      id,
      key: at(program.columnKeys, original),
      column: beside(original),
      room,
      side: 'upper',
      limit,
    }
  }
  const sites = network.scenario.sites.map((site, i) => {
    const limit = at(network.capacity, i)
    const mineable = at(network.atHand.mineable, i)
    const room = mineable === null ? Number.POSITIVE_INFINITY : mineable - limit
    return give('capacity', site.id, at(columns.output, i), limit, Math.max(0, room))
  })
  const links = network.arcs.flatMap((arc, position) =>
    Number.isFinite(arc.capacity)
      ? [give('link', arc.key, at(columns.flow, position), arc.capacity, Number.POSITIVE_INFINITY)]
      : [],
  )
  return [...sites, ...links]
}
