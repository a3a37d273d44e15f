/** The transport networks of the bench, drawn from a seed: sites and markets in a plane, priced by distance. */
import type { FlowProblem } from '../../src/solve/network-simplex/index.ts'
import { randomIntegers } from '../solve/network-simplex/support/networks.ts'

export interface BenchProblem extends FlowProblem {
  readonly name: string
  /** −1 where there is none. */
  readonly ground: number
}

/** Collects arcs and supplies, then freezes them into arrays. Costs are fen per tonne, quantities tonnes ÷ 100. */
export class NetworkDraft {
  private readonly sources: number[] = []
  private readonly targets: number[] = []
  private readonly costs: number[] = []
  private readonly uppers: number[] = []
  readonly supply: number[] = []

  addNode(supply: number): number {
    return this.supply.push(supply) - 1
  }

  addArc(source: number, target: number, cost: number, upper = Infinity): void {
    this.sources.push(source)
    this.targets.push(target)
    this.costs.push(cost)
    this.uppers.push(upper)
  }

  /** Let `ground` take what is left over, so that supplies add up to 0. */
  balance(ground: number): void {
    this.supply[ground] = -this.supply.reduce((sum, value) => sum + value, 0)
  }

  freeze(name: string, ground: number): BenchProblem {
    const arcCount = this.sources.length
    return {
      name,
      ground,
      nodeCount: this.supply.length,
      arcCount,
      source: Int32Array.from(this.sources),
      target: Int32Array.from(this.targets),
      cost: Float64Array.from(this.costs),
      lower: new Float64Array(arcCount),
      upper: Float64Array.from(this.uppers),
      supply: Float64Array.from(this.supply),
    }
  }
}

/** Dearer than any delivery. */
const SHORTAGE_COST = 1_000_000
const STOCK_COST = 150
/** Fen per tonne: for loading, and for each kilometre, by road, rail and water. */
const MODES = [
  { fixed: 300, perKm: 45 },
  { fixed: 1800, perKm: 15 },
  { fixed: 2500, perKm: 6 },
] as const

interface Places {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Places in a square of `side` km. */
function drawPlaces(below: (n: number) => number, count: number, side: number): Places {
  const draw = () => Float64Array.from({ length: count }, () => below(side * 100) / 100)
  return { x: draw(), y: draw() }
}

function distance(from: Places, i: number, to: Places, j: number): number {
  return Math.hypot((from.x[i] ?? 0) - (to.x[j] ?? 0), (from.y[i] ?? 0) - (to.y[j] ?? 0))
}

export interface GridSize {
  readonly sites: number
  readonly markets: number
  readonly modes: number
  readonly years: number
  /** Years joined by reserves and by stock at the sites. */
  readonly coupled: boolean
}

/** Every site to every market by every mode, for each year; slack at each site, shortage at each market. */
export function drawGrid(name: string, seed: number, size: GridSize): BenchProblem {
  const { sites, markets, modes, years, coupled } = size
  const below = randomIntegers(seed)
  const sitePlaces = drawPlaces(below, sites, 300)
  const marketPlaces = drawPlaces(below, markets, 300)
  const price = Array.from({ length: sites }, () => 2500 + below(5500))
  const capacity = Array.from({ length: sites }, () => 200 + below(9800))
  const demandScale = (0.8 * 5000 * sites) / markets
  const draft = new NetworkDraft()
  const ground = draft.addNode(0)
  const reserve = capacity.map((amount) => (coupled ? draft.addNode(amount * (4 + below(14))) : -1))
  for (const node of reserve) if (node >= 0) draft.addArc(node, ground, 0)
  let lastYear: number[] = []
  for (let year = 0; year < years; year++) {
    const siteNodes = capacity.map((amount, site) => {
      const node = draft.addNode(coupled ? 0 : amount)
      if (coupled) draft.addArc(reserve[site] ?? ground, node, 0, amount)
      else draft.addArc(node, ground, 0)
      const last = lastYear[site]
      if (coupled && last !== undefined) draft.addArc(last, node, STOCK_COST, Math.ceil(amount / 4))
      return node
    })
    for (let market = 0; market < markets; market++) {
      const demand = Math.round(demandScale * (0.3 + below(1400) / 1000) * (1 + 0.01 * year))
      const node = draft.addNode(-demand)
      draft.addArc(ground, node, SHORTAGE_COST)
      for (let site = 0; site < sites; site++) {
        const km = distance(sitePlaces, site, marketPlaces, market)
        for (const { fixed, perKm } of MODES.slice(0, modes)) {
          const freight = fixed + km * perKm * (0.9 + below(200) / 1000)
          draft.addArc(siteNodes[site] ?? ground, node, Math.round((price[site] ?? 0) + freight))
        }
      }
    }
    lastYear = siteNodes
  }
  draft.balance(ground)
  return sortBySource(draft.freeze(name, ground))
}

/** Each site to its nearest markets, as many arcs as asked for. */
export function drawSparse(
  name: string,
  seed: number,
  sites: number,
  markets: number,
  arcs: number,
): BenchProblem {
  const below = randomIntegers(seed)
  const sitePlaces = drawPlaces(below, sites, 2000)
  const marketPlaces = drawPlaces(below, markets, 2000)
  const draft = new NetworkDraft()
  const ground = draft.addNode(0)
  const demandScale = (0.8 * 5000 * sites) / markets
  const marketNodes = Array.from({ length: markets }, () =>
    draft.addNode(-Math.round(demandScale * (0.3 + below(1400) / 1000))),
  )
  let drawn = 0
  for (let site = 0; site < sites; site++) {
    const node = draft.addNode(200 + below(9800))
    const price = 2500 + below(5500)
    const wanted = Math.round((arcs * (site + 1)) / sites) - drawn
    drawn += wanted
    const km = Float64Array.from(marketNodes, (_, market) => distance(sitePlaces, site, marketPlaces, market))
    const nearest = Array.from(marketNodes.keys()).sort((a, b) => (km[a] ?? 0) - (km[b] ?? 0))
    draft.addArc(node, ground, 0)
    for (const market of nearest.slice(0, wanted)) {
      const freight = 300 + (km[market] ?? 0) * 45 * (0.9 + below(200) / 1000)
      draft.addArc(node, marketNodes[market] ?? ground, Math.round(price + freight))
    }
  }
  for (const node of marketNodes) draft.addArc(ground, node, SHORTAGE_COST)
  draft.balance(ground)
  return sortBySource(draft.freeze(name, ground))
}

/** Put arcs in the order of their sources, as the product's builder does. */
function sortBySource(problem: BenchProblem): BenchProblem {
  const order = Array.from(problem.source.keys()).sort(
    (a, b) => (problem.source[a] ?? 0) - (problem.source[b] ?? 0) || a - b,
  )
  const ints = (values: Int32Array) => Int32Array.from(order, (arc) => values[arc] ?? 0)
  const doubles = (values: Float64Array) => Float64Array.from(order, (arc) => values[arc] ?? 0)
  return {
    ...problem,
    source: ints(problem.source),
    target: ints(problem.target),
    cost: doubles(problem.cost),
    upper: doubles(problem.upper),
  }
}

const YEARLY = { sites: 327, markets: 38, modes: 2 } as const

/** The sizes of the bench by name. */
export const FAMILIES: Readonly<Record<string, () => BenchProblem>> = {
  S: () => drawGrid('S', 3, { sites: 30, markets: 3, modes: 1, years: 1, coupled: false }),
  M: () => drawGrid('M', 2, { ...YEARLY, years: 1, coupled: false }),
  M3: () => drawGrid('M3', 1, { sites: 460, markets: 38, modes: 3, years: 1, coupled: false }),
  LI: () => drawGrid('LI', 4, { ...YEARLY, years: 15, coupled: false }),
  LC: () => drawGrid('LC', 5, { ...YEARLY, years: 15, coupled: true }),
  XL112: () => drawSparse('XL112', 6, 15_000, 2_800, 112_000),
  XL600: () => drawSparse('XL600', 7, 15_000, 2_800, 600_000),
}
