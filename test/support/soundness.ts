/** What must hold in every result, recomputed from its own tables and the scenario: MODEL invariants. */
import { expect } from 'vitest'
import type { ResultFile } from '../../src/report/types.ts'
import type { Scenario } from '../../src/scenario/types.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Agreement to 1e-9 relative, absolute below 1: the noise of addition. */
function expectSame(found: number, expected: number, what: string): void {
  const size = Math.max(1, Math.abs(found), Math.abs(expected))
  expect(Math.abs(found - expected) / size, `${what}: ${found} for ${expected}`).toBeLessThan(1e-9)
}

function expectAtMost(found: number, limit: number, what: string): void {
  expect(found, what).toBeLessThanOrEqual(limit + 1e-6 * (1 + Math.abs(limit)))
}

/** Expect mass balance, limits, and sums that are the goals, in every year of a result. */
export function expectSound(result: ResultFile, scenario: Scenario): void {
  expect(result.status).toBe('optimal')
  expect(result.certificate.ok).toBe(true)
  scenario.years.forEach((year, yearIndex) => {
    expectBalance(ofYear(result, year))
    expectLimits(ofYear(result, year), scenario, yearIndex)
    expectGoals(ofYear(result, year), scenario)
  })
}

type Tables = Pick<
  ResultFile,
  'regions' | 'markets' | 'sites' | 'terminals' | 'flows' | 'arcs' | 'transfers' | 'indicators'
> & { readonly stages: ResultFile['certificate']['stages'] }

function ofYear(result: ResultFile, year: number): Tables {
  const own = <Row extends { readonly year: number | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.year === year)
  return {
    regions: own(result.regions),
    markets: own(result.markets),
    sites: own(result.sites),
    terminals: own(result.terminals),
    flows: own(result.flows),
    arcs: own(result.arcs),
    transfers: own(result.transfers),
    indicators: own(result.indicators),
    stages: own(result.certificate.stages),
  }
}

/** What enters a node leaves it, in every table that says so. */
function expectBalance({ regions, markets, sites, terminals, flows, arcs, transfers }: Tables): void {
  const carried = (rows: readonly { readonly quantity: number }[]) =>
    sum(rows.map(({ quantity }) => quantity))
  for (const { id, demand, received, unmet } of markets) {
    expectSame(carried(flows.filter(({ market }) => market === id)), received, `received by ${id}`)
    expectSame(carried(arcs.filter(({ to }) => to === id)), received, `arcs into ${id}`)
    expectSame(received + unmet, demand, `demand of ${id}`)
  }
  for (const site of sites) {
    const { id } = site
    const sent = leaving(site)
    expectSame(carried(flows.filter(({ site: from }) => from === id)), sent, `sent by ${id}`)
    expectSame(carried(arcs.filter(({ from }) => from === id)), sent, `arcs out of ${id}`)
  }
  for (const { id } of terminals) {
    expectSame(
      carried(arcs.filter(({ to }) => to === id)),
      carried(arcs.filter(({ from }) => from === id)),
      `through ${id}`,
    )
  }
  for (const { id, ownUse, imports, exports, demand, unmet } of regions) {
    const own = sites.filter(({ region }) => region === id)
    expectSame(ownUse + exports, sum(own.map(leaving)), `output of ${id}`)
    expectSame(ownUse + imports + unmet, demand, `demand of ${id}`)
    expectSame(carried(transfers.filter(({ toRegion }) => toRegion === id)), imports, `imports of ${id}`)
    expectSame(carried(transfers.filter(({ fromRegion }) => fromRegion === id)), exports, `exports of ${id}`)
  }
}

/** What leaves the gate of a site: output, less what the yard takes, and what it gives. */
function leaving({ output, stockFilled, stockReleased }: ResultFile['sites'][number]): number {
  return output - (stockFilled ?? 0) + (stockReleased ?? 0)
}

function expectLimits(tables: Tables, scenario: Scenario, yearIndex: number): void {
  for (const { id, output, capacity } of tables.sites) {
    expect(output).toBeGreaterThanOrEqual(0)
    expectAtMost(output, capacity, `capacity of ${id}`)
  }
  for (const { id, throughput, limit } of tables.terminals) {
    if (limit !== null) expectAtMost(throughput, limit, `throughput of ${id}`)
  }
  for (const { from, to, quantity, capacity } of tables.arcs) {
    if (capacity !== null) expectAtMost(quantity, capacity, `${from} → ${to}`)
  }
  for (const region of scenario.regions) {
    const limit = region.projectedOutput?.byYear[yearIndex]
    if (region.outputLimit !== 'projected' || limit === undefined) continue
    const primary = tables.sites.filter(
      ({ region: id, tier }) => id === region.id && tier !== 'recycled' && tier !== 'import',
    )
    expectAtMost(sum(primary.map(({ output }) => output)), limit, `output of ${region.id}`)
  }
  if (!scenario.policy.rules.some(({ kind }) => kind === 'only-exporters-cross-regions')) return
  for (const { site } of tables.transfers) {
    expect(scenario.sites.find(({ id }) => id === site)?.exporter, `${site} sends abroad`).toBe(true)
  }
}

/** Sums over the tables are what the goals claim. */
function expectGoals(tables: Tables, scenario: Scenario): void {
  const { markets, sites, flows, transfers, indicators, stages } = tables
  const roads = new Set(scenario.modes.filter(({ kind }) => kind === 'road').map(({ id }) => id))
  const exporters = new Set(scenario.sites.filter(({ exporter }) => exporter).map(({ id }) => id))
  const byGoal: Readonly<Record<string, number>> = {
    unmet: sum(markets.map(({ unmet }) => unmet)),
    'largest-unmet-share': Math.max(0, ...markets.map((m) => (m.demand > 0 ? m.unmet / m.demand : 0))),
    transfer: sum(transfers.map(({ quantity }) => quantity)),
    'tonne-km': sum(flows.map(({ quantity, distance }) => quantity * distance)),
    'road-tonne-km': sum(
      flows.flatMap(({ quantity, legs }) =>
        legs.filter(({ mode }) => roads.has(mode)).map(({ distance }) => quantity * distance),
      ),
    ),
    cost: sum(flows.map(({ cost }) => cost)),
    emissions: sum(flows.map(({ emissions }) => emissions)),
    'largest-utilisation': Math.max(
      0,
      ...sites.filter(({ id }) => exporters.has(id)).map(({ utilisation }) => utilisation ?? 0),
    ),
  }
  for (const { goal, value } of stages) {
    const recomputed = byGoal[goal]
    if (recomputed !== undefined) expectSame(recomputed, value, goal)
  }
  for (const id of ['unmet', 'tonne-km', 'cost', 'emissions']) {
    const row = indicators.find((each) => each.region === 'city' && each.id === id)
    expectSame(row?.value ?? Number.NaN, byGoal[id] ?? Number.NaN, `indicator ${id}`)
  }
}
