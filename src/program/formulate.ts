import type { Network } from '../network/types.ts'
import { ProgramBuilder } from './builder.ts'
import { addColumns, type Columns } from './columns.ts'
import { FAMILIES } from './families.ts'
import { buildGoals } from './goals.ts'
import type { LinearProgram } from './types.ts'

/** A program with the way back from its columns to the network it was made of. */
export interface Formulation {
  readonly network: Network
  readonly columns: Columns
  readonly program: LinearProgram
  /** 1 for the columns a search should start with: all but the arcs a network leaves for later. */
  readonly start: Uint8Array
}

/**
 * Formulate the allocation of one year:
 * 1. columns: output, flow and unmet;
 * 2. rows: the constraint families, one after the other;
 * 3. goals of the policy in order, and the tie goal.
 */
export function formulate(network: Network): Formulation {
  const builder = new ProgramBuilder()
  const columns = addColumns(builder, network)
  const context = { network, columns }
  for (const family of FAMILIES) builder.addRows(family.rows(context))
  const goals = buildGoals(context, builder.columnCount)
  const program = builder.pack(`${network.scenario.id}-${network.year}`, goals)
  const start = new Uint8Array(builder.columnCount).fill(1)
  columns.flow.forEach((column, arc) => {
    start[column] = network.start[arc] ?? 1
  })
  return { network, columns, program, start }
}
