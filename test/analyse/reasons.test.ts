import { describe, expect, it } from 'vitest'
import { explainMarket, explainSite } from '../../src/analyse/explain.ts'
import { WayFinder, withWay } from '../../src/analyse/routes-between.ts'
import { besides, findFirmness, type Move } from '../../src/analyse/thresholds.ts'
import { namedGoals, trialsOf } from '../../src/analyse/trial.ts'
import { at } from '../../src/lists.ts'
import { runScenario } from '../../src/report/run.ts'
import type { Allocated } from '../../src/simulate/types.ts'
import { readShipped, shippedFiles } from '../scenarios/shipped.ts'
import { allocateFirst } from '../support/solving.ts'
import { gain } from './support/movement.ts'

/** What rounding makes of a gain of 0; the thousandth of a wt over a thousandth of a km is more. */
const NOISE = 1e-7

/** Every first leg that carries something, and the nearest way of every pair that sends nothing. */
function movesOf(allocated: Allocated): (() => Move)[] {
  const { formulation, x, routes } = allocated
  const { network, columns, program } = formulation
  const legs = new Set(routes.map(({ arcs }) => at(arcs, 0)))
  const finder = new WayFinder(allocated)
  const sent = new Set(routes.map(({ site, market }) => `${site.id} ${market.id}`))
  const absent = network.scenario.sites.flatMap((site) =>
    network.scenario.markets.flatMap((market): (() => Move)[] => {
      const way = sent.has(`${site.id} ${market.id}`) ? null : finder.nearest(site.id, market.id)
      if (way === null) return []
      return [
        () => {
          const wider = withWay(formulation, way)
          return { program: wider, x: Float64Array.from([...x, 0]), column: x.length, direction: 1 }
        },
      ]
    }),
  )
  const present = [...legs].map((arc) => (): Move => {
    return { program, x, column: at(columns.flow, arc), direction: -1 }
  })
  return [...present, ...absent]
}

/** A sample that is the same every time: every n-th, from a place that n does not favour. */
const sample = <T>(list: readonly T[], count: number): T[] =>
  list.length <= count
    ? [...list]
    : Array.from({ length: count }, (_, k) => at(list, Math.floor(((k + 0.37) * list.length) / count)))

async function expectProven(allocated: Allocated, count: number): Promise<number> {
  let thresholds = 0
  const trials = trialsOf(allocated.formulation)
  for (const make of sample(movesOf(allocated), count)) {
    const move = make()
    const firmness = await findFirmness(move, trials)
    expect(firmness.status).not.toBe('unproven')
    if (firmness.status !== 'decided') continue
    thresholds++
    const { goal, first, last } = firmness
    const { id } = at(namedGoals(move.program), goal)
    // Most moves have one threshold, both first and last: each program is solved once.
    const solved = new Map<number, Promise<number>>()
    const gainOf = (change: number): Promise<number> => {
      const known = solved.get(change) ?? gain(move, goal, change)
      solved.set(change, known)
      return known
    }
    const [before, after] = besides(first.change)
    expect(await gainOf(before), `${id} before`).toBeLessThan(NOISE)
    expect(await gainOf(after), `${id} after`).toBeGreaterThan(NOISE)
    // Beyond the last threshold the gain grows by all that moves; before it, by less.
    const [stays, gone] = besides(last.change)
    const [atStays, atGone, beyond] = [await gainOf(stays), await gainOf(gone), await gainOf(gone + 1)]
    expect(beyond - atGone, `${id} gone`).toBeCloseTo(last.moved, 4)
    expect(atGone - atStays, `${id} stays`).toBeLessThan(last.moved * (gone - stays) - NOISE)
  }
  return thresholds
}

describe('every threshold of a shipped scenario holds by re-solving on both sides', () => {
  const small = shippedFiles().filter((file) => file.startsWith('plan-'))
  for (const file of small) {
    it(`${file}, every flow and every pair without one`, async () => {
      expect(await expectProven(await allocateFirst(readShipped(file)), 1000)).toBeGreaterThan(20)
    })
  }

  it('plan-2025 under least cost and diversified', async () => {
    for (const preset of ['least-cost', 'diversified']) {
      const scenario = readShipped('plan-2025.yaml', [{ policy: { preset, goals: null } }])
      expect(await expectProven(await allocateFirst(scenario), 60)).toBeGreaterThan(20)
    }
  })

  for (const file of shippedFiles().filter((each) => !each.startsWith('plan-'))) {
    const count = file === 'chongqing-2025.yaml' ? 5 : 2
    it(`${file}, ${count} of its pairs`, async () => {
      expect(await expectProven(await allocateFirst(readShipped(file)), count)).toBeGreaterThan(0)
    })
  }
})

describe('reasons', () => {
  it('say at which price a site begins to lose tonnes, as running the changed document shows', async () => {
    const preset = { policy: { preset: 'least-cost', goals: null } }
    const page = await explainSite(
      await allocateFirst(readShipped('plan-2025.yaml', [preset])),
      'shizhu-xituo',
    )
    const { reason } = page
    if (reason.status !== 'decided' || reason.first === null || reason.last === null)
      throw new Error(reason.status)
    expect(reason.goal).toBe('cost')
    const outputAt = async (change: number) => {
      const price = Math.round((page.exWorksPrice + change) * 1e4) / 1e4
      const sites = { 'shizhu-xituo': { exWorksPrice: price } }
      const { sites: rows } = await runScenario(readShipped('plan-2025.yaml', [preset, { sites }]))
      return rows.find(({ id }) => id === 'shizhu-xituo')?.output
    }
    expect(await outputAt(reason.first.change - 0.001)).toBe(page.output)
    expect(await outputAt(reason.first.change + 0.001)).toBeLessThan(page.output)
    expect(await outputAt(reason.last.change - 0.001)).toBeGreaterThan(0)
    expect(await outputAt(reason.last.change + 0.001)).toBe(0)
  })

  it('say at which freight a road begins to be used, as a priced link shows', async () => {
    const preset = { policy: { preset: 'least-cost', goals: null } }
    const page = await explainMarket(await allocateFirst(readShipped('plan-2025.yaml', [preset])), 'core')
    const absence = page.absences.find((each) => each.kind === 'not-chosen' && each.site === 'shizhu-xituo')
    if (absence?.kind !== 'not-chosen' || absence.reason.status !== 'decided') throw new Error('no reason')
    const { price, distance, reason } = absence
    const flowAt = async (change: number) => {
      const cost = Math.round((price.freight - change) * 1e4) / 1e4
      const links = { offer: { from: 'shizhu-xituo', to: 'core', mode: 'road', distance, cost } }
      const { flows } = await runScenario(readShipped('plan-2025.yaml', [preset, { links }]))
      return flows.some(({ site, market }) => site === 'shizhu-xituo' && market === 'core')
    }
    expect(await flowAt((reason.first?.change ?? 0) - 0.001)).toBe(false)
    expect(await flowAt((reason.first?.change ?? 0) + 0.001)).toBe(true)
  })

  it('say who would take over, and that what nobody can replace no freight moves', async () => {
    const page = await explainSite(await allocateFirst(readShipped('plan-2025.yaml')), 'shizhu-wanchao')
    const flow = page.flows.find(({ market }) => market === 'core')
    if (flow?.reason?.status !== 'decided') throw new Error('no reason')
    expect(flow.reason.first).toBeNull()
    expect(['unmet', 'transfer']).toContain(flow.reason.goal)
  })

  it('name the rule that bars a site, and sum the price of a tonne', async () => {
    const page = await explainSite(await allocateFirst(readShipped('plan-2025.yaml')), 'liangping-panlong')
    expect(page.absences).toContainEqual({
      kind: 'barred',
      site: 'liangping-panlong',
      market: 'core',
      rule: 'only-exporters',
    })
    for (const { price } of page.flows) {
      expect(price.exWorks + price.freight + price.handling).toBeCloseTo(price.delivered, 9)
    }
  })
})
