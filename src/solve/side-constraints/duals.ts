// biome-ignore-all lint/style/noNonNullAssertion: every index is in range by construction; a check per read would cost the speed
/** What nodes and side rows are worth under a cost vector, so that every basic column has reduced cost 0. */
import { solveCoreTransposed } from './core.ts'
import type { Working } from './state.ts'

/**
 * Solve yB = c_B: `potentials` of the nodes (the root's is 0) and `sides`, for any cost on the columns.
 *
 * A row whose activity is basic is worth −c of that activity. With these alone the tree gives potentials; the arcs
 * outside it then still have reduced costs, which the rows of the core must take away; then the tree once more.
 */
export function solveDuals(
  working: Working,
  cost: Float64Array,
  potentials: Float64Array,
  sides: Float64Array,
): void {
  const { network, coreSize, coreOf, coreRows, extras } = working
  const { arcCount, sideCount, source, target } = network
  let any = false
  for (let row = 0; row < sideCount; row++) {
    const dual = coreOf[row]! < 0 ? -cost[arcCount + row]! : 0
    sides[row] = dual === 0 ? 0 : dual
    if (dual !== 0) any = true
  }
  climb(working, cost, potentials, any ? sides : null)
  if (coreSize === 0) return
  const wanted = working.scratch.core
  for (let k = 0; k < coreSize; k++) {
    const arc = extras[k]!
    const own = cost[arc]! - (any ? sideValueOf(working, arc, sides) : 0)
    wanted[k] = own - potentials[source[arc]!]! + potentials[target[arc]!]!
  }
  solveCoreTransposed(working, wanted)
  for (let i = 0; i < coreSize; i++) {
    sides[coreRows[i]!] = wanted[i]!
    if (wanted[i] !== 0) any = true
  }
  if (any) climb(working, cost, potentials, sides)
}

/** Set potentials from the root outwards, so that every tree arc has reduced cost 0; `null`: side rows are worth 0. */
function climb(
  working: Working,
  cost: Float64Array,
  potentials: Float64Array,
  sides: Float64Array | null,
): void {
  const { network, order, parent, parentArc } = working
  const { arcCount, source, nodeCount } = network
  potentials[nodeCount] = 0
  for (let i = 0; i < nodeCount; i++) {
    const node = order[i]!
    const arc = parentArc[node]!
    const price = sides === null ? cost[arc]! : cost[arc]! - sideValueOf(working, arc, sides)
    const up = arc >= arcCount || source[arc] === node
    potentials[node] = potentials[parent[node]!]! + (up ? price : -price)
  }
}

/** Σ over the side rows of an arc of its entry times what the row is worth. */
export function sideValueOf(working: Working, arc: number, sides: Float64Array): number {
  const { arcCount, sideStart, sideIndex, sideValue } = working.network
  let sum = 0
  if (arc >= arcCount) return sum
  for (let k = sideStart[arc]!; k < sideStart[arc + 1]!; k++) sum += sideValue[k]! * sides[sideIndex[k]!]!
  return sum
}

/** Price all goals. */
export function priceGoals(working: Working): void {
  for (let k = 0; k < working.goals; k++) {
    solveDuals(working, working.costs[k]!, working.potentials[k]!, working.sideDuals[k]!)
  }
}

/** Reduced cost of an arc or of a side row's activity in a goal. */
export function reducedCost(working: Working, goal: number, column: number): number {
  const { network } = working
  const { arcCount, sideStart, sideIndex, sideValue } = network
  const sides = working.sideDuals[goal]!
  const cost = working.costs[goal]![column]!
  if (column >= arcCount) return cost + sides[column - arcCount]!
  const potential = working.potentials[goal]!
  let reduced = cost - potential[network.source[column]!]! + potential[network.target[column]!]!
  for (let k = sideStart[column]!; k < sideStart[column + 1]!; k++) {
    reduced -= sideValue[k]! * sides[sideIndex[k]!]!
  }
  return reduced
}

/** Find the row of the basis inverse that belongs to a basic column. */
export function rowOfInverse(working: Working, basic: number): void {
  const { unit } = working.scratch
  unit[basic] = 1
  solveDuals(working, unit, working.rowOfNodes, working.rowOfSides)
  unit[basic] = 0
}
