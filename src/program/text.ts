import { at } from '../lists.ts'
import type { Term } from './builder.ts'
import { costTerms, formatExact, type NamedRow, stageProgram } from './stage-program.ts'
import type { LinearProgram } from './types.ts'

/** Terms on a line: with names of 255 characters the line stays below the 560 that CPLEX reads. */
const LONG_TERM = 120
const LINE = 110

/**
 * Write the goal after `earlierValues` in CPLEX LP format, the goals before it as rows `c_k x ≤ value_k +
 * tolerance_k`; `earlierValues` are their optima, in order. Numbers read back exactly. A row with two different
 * bounds becomes two rows, the lower one named `…~low`, because GLPK does not read ranges in this format.
 */
export function writeLp(program: LinearProgram, earlierValues: readonly number[]): string {
  const stage = stageProgram(program, earlierValues)
  const names = stage.columnNames
  const objective = costTerms(stage.goal.cost)
  const lines = [
    `\\ ${stage.title}`,
    'Minimize',
    ...expression(`${stage.objectiveName}:`, withEveryColumn(program, objective), names, ''),
    'Subject To',
    ...stage.rows.flatMap((row) => rowLines(row, names)),
    'Bounds',
    ...names.flatMap((name, column) =>
      boundLines(name, at(program.columnLower, column), at(program.columnUpper, column)),
    ),
    'End',
  ]
  return `${lines.join('\n')}\n`
}

/** Add a term of 0 for each column that stands in no row and has no cost, so that every reader knows it. */
function withEveryColumn(program: LinearProgram, objective: readonly Term[]): Term[] {
  const costly = new Set(objective.map(([column]) => column))
  const idle = program.columnKeys.flatMap((_, column): Term[] =>
    costly.has(column) || at(program.start, column) < at(program.start, column + 1) ? [] : [[column, 0]],
  )
  const terms = [...objective, ...idle]
  return terms.length > 0 ? terms : [[0, 0]]
}

function rowLines({ name, lower, upper, terms }: NamedRow, names: readonly string[]): string[] {
  // A row needs a term even where it has none, or it could not say that 0 lies outside its bounds.
  const left: readonly Term[] = terms.length > 0 ? terms : [[0, 0]]
  if (lower === upper) return expression(`${name}:`, left, names, `= ${formatExact(lower)}`)
  const lines: string[] = []
  const both = Number.isFinite(lower) && Number.isFinite(upper)
  if (Number.isFinite(lower)) {
    lines.push(...expression(`${name}${both ? '~low' : ''}:`, left, names, `>= ${formatExact(lower)}`))
  }
  if (Number.isFinite(upper)) lines.push(...expression(`${name}:`, left, names, `<= ${formatExact(upper)}`))
  return lines
}

/** A linear expression after its label, broken into lines, and what follows it. */
function expression(label: string, terms: readonly Term[], names: readonly string[], end: string): string[] {
  const words = terms.map(([column, value]) => {
    const sign = value < 0 ? '-' : '+'
    const size = Math.abs(value)
    return `${sign} ${size === 1 ? '' : `${formatExact(size)} `}${at(names, column)}`
  })
  const lines: string[] = []
  let line = ` ${label}`
  for (const word of [...words, ...(end === '' ? [] : [end])]) {
    if (line.length + word.length > LINE || word.length > LONG_TERM) {
      lines.push(line)
      line = `  ${word}`
    } else line = `${line} ${word}`
  }
  return [...lines, line]
}

/** Bounds of a column; none where they are the format's own, 0 and no upper bound. */
function boundLines(name: string, lower: number, upper: number): string[] {
  if (lower === upper) return [` ${name} = ${formatExact(lower)}`]
  if (Number.isFinite(upper)) {
    const low = Number.isFinite(lower) ? formatExact(lower) : '-inf'
    return [` ${low} <= ${name} <= ${formatExact(upper)}`]
  }
  if (!Number.isFinite(lower)) return [` ${name} free`]
  return lower === 0 ? [] : [` ${name} >= ${formatExact(lower)}`]
}
