/** Proofs anyone can check: balances, bounds and complementary slackness, cuts and cycles, all exactly. */
import type {
  FlowProblem,
  InfeasibleFlow,
  UnboundedFlow,
} from '../../../../src/solve/network-simplex/index.ts'

function at(values: ArrayLike<number>, index: number): number {
  const value = values[index]
  if (value === undefined) throw new RangeError(`no element ${index}`)
  return value
}

/** Everything a flow breaks, in words. */
export function findBreaches(problem: FlowProblem, flow: Float64Array): string[] {
  const breaches: string[] = []
  const net = Float64Array.from(problem.supply)
  for (let arc = 0; arc < problem.arcCount; arc++) {
    const value = at(flow, arc)
    if (!Number.isSafeInteger(value)) breaches.push(`arc ${arc} carries ${value}`)
    if (value < at(problem.lower, arc) || value > at(problem.upper, arc))
      breaches.push(`arc ${arc} out of bounds`)
    const source = at(problem.source, arc)
    const target = at(problem.target, arc)
    net[source] = at(net, source) - value
    net[target] = at(net, target) + value
  }
  net.forEach((rest, node) => {
    if (rest !== 0) breaches.push(`node ${node} keeps ${rest}`)
  })
  return breaches
}

/** Arcs that `fixedBy` leaves free, but whose reduced cost says that their flow should change. */
export function findGains(
  problem: FlowProblem,
  cost: Float64Array,
  flow: Float64Array,
  potential: Float64Array,
  isFixed: (arc: number) => boolean = () => false,
): string[] {
  const gains: string[] = []
  for (let arc = 0; arc < problem.arcCount; arc++) {
    if (isFixed(arc)) continue
    const reduced =
      at(cost, arc) - at(potential, at(problem.source, arc)) + at(potential, at(problem.target, arc))
    if (reduced > 0 && at(flow, arc) !== at(problem.lower, arc)) gains.push(`arc ${arc} could carry less`)
    if (reduced < 0 && at(flow, arc) !== at(problem.upper, arc)) gains.push(`arc ${arc} could carry more`)
  }
  return gains
}

/** Whether the stated cause really rules out every flow. */
export function provesInfeasible(problem: FlowProblem, cause: InfeasibleFlow['cause']): boolean {
  if (cause.kind === 'bounds') return at(problem.lower, cause.arc) > at(problem.upper, cause.arc)
  const inside = new Set(cause.nodes)
  let supply = 0
  let least = 0
  let most = 0
  for (const node of inside) supply += at(problem.supply, node)
  for (let arc = 0; arc < problem.arcCount; arc++) {
    const leaves = inside.has(at(problem.source, arc))
    if (leaves === inside.has(at(problem.target, arc))) continue
    least += leaves ? at(problem.lower, arc) : -at(problem.upper, arc)
    most += leaves ? at(problem.upper, arc) : -at(problem.lower, arc)
  }
  return supply > most || supply < least
}

/** Whether flow can be sent along the cycle for ever, each unit at a gain. */
export function provesUnbounded(problem: FlowProblem, { cycle }: UnboundedFlow): boolean {
  let cost = 0
  let node: number | null = null
  let start: number | null = null
  for (const { arc, forward } of cycle) {
    if (!forward || problem.upper[arc] !== Infinity) return false
    const from = at(problem.source, arc)
    if (node !== null && node !== from) return false
    start ??= from
    node = at(problem.target, arc)
    cost += at(problem.cost, arc)
  }
  return node !== null && node === start && cost < 0
}
