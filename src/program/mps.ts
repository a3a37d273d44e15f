import { at } from '../lists.ts'
import { formatExact, type NamedRow, type StageProgram, stageProgram } from './stage-program.ts'
import type { LinearProgram } from './types.ts'

/**
 * Write the goal after `earlierValues` in free MPS format, the goals before it as rows `c_k x ≤ value_k +
 * tolerance_k`; `earlierValues` are their optima, in order. Numbers read back exactly; rows with two different
 * bounds are ranges.
 */
export function writeMps(program: LinearProgram, earlierValues: readonly number[]): string {
  const stage = stageProgram(program, earlierValues)
  const lines = [
    `* ${stage.title}`,
    `NAME ${program.name}`,
    'ROWS',
    ` N ${stage.objectiveName}`,
    ...stage.rows.map((row) => ` ${rowType(row)} ${row.name}`),
    'COLUMNS',
    ...columnLines(stage),
    'RHS',
    ...stage.rows.flatMap((row) => {
      const side = rightSide(row)
      return side === 0 ? [] : [` RHS ${row.name} ${formatExact(side)}`]
    }),
    'RANGES',
    ...stage.rows.flatMap((row) => (isRange(row) ? [rangeLine(row)] : [])),
    'BOUNDS',
    ...stage.columnNames.flatMap((name, column) =>
      boundLines(name, at(program.columnLower, column), at(program.columnUpper, column)),
    ),
    'ENDATA',
  ]
  // Some readers do not take a section without entries.
  const text = lines.filter((line, i) => line !== 'RANGES' || lines[i + 1] !== 'BOUNDS')
  return `${text.join('\n')}\n`
}

const isRange = ({ lower, upper }: NamedRow): boolean =>
  lower !== upper && Number.isFinite(lower) && Number.isFinite(upper)

function rowType({ lower, upper }: NamedRow): 'E' | 'L' | 'G' {
  if (lower === upper) return 'E'
  return Number.isFinite(upper) ? 'L' : 'G'
}

const rightSide = ({ lower, upper }: NamedRow): number => (Number.isFinite(upper) ? upper : lower)

const rangeLine = ({ name, lower, upper }: NamedRow): string => ` RANGE ${name} ${formatExact(upper - lower)}`

/** Entries column by column, as the format wants them: the goal first, then rows in order. */
function columnLines(stage: StageProgram): string[] {
  const entries: string[][] = stage.columnNames.map((name, column) => {
    const cost = at(stage.goal.cost, column)
    return cost === 0 ? [] : [` ${name} ${stage.objectiveName} ${formatExact(cost)}`]
  })
  for (const row of stage.rows) {
    for (const [column, value] of row.terms) {
      at(entries, column).push(` ${at(stage.columnNames, column)} ${row.name} ${formatExact(value)}`)
    }
  }
  return entries.flatMap((lines, column) =>
    lines.length > 0 ? lines : [` ${at(stage.columnNames, column)} ${stage.objectiveName} 0`],
  )
}

/** Bounds of a column; none where they are the format's own, 0 and no upper bound. */
function boundLines(name: string, lower: number, upper: number): string[] {
  if (lower === upper) return [` FX BOUND ${name} ${formatExact(lower)}`]
  const lines: string[] = []
  if (!Number.isFinite(lower)) lines.push(` MI BOUND ${name}`)
  else if (lower !== 0) lines.push(` LO BOUND ${name} ${formatExact(lower)}`)
  if (Number.isFinite(upper)) lines.push(` UP BOUND ${name} ${formatExact(upper)}`)
  return lines
}
