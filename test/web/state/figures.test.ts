import { describe, expect, it } from 'vitest'
import { applyPatch, checkDocument, INDICATORS, runScenario } from '../../../src/index.ts'
import {
  explainFigure,
  FIGURE_IDS,
  type Figure,
  type FigureContext,
  type FigureFacts,
} from '../../../web/state/figures.ts'
import { runShipped } from '../support/fixtures.ts'

const runs = await Promise.all(['plan-2025', 'chongqing-2035'].map(runShipped))
const contexts: FigureContext[] = runs.flatMap(({ scenario, result }) =>
  [...new Set([scenario.years[0] ?? 0, scenario.years.at(-1) ?? 0])].map((year) => ({
    scenario,
    result,
    baseline: scenario,
    year,
  })),
)

const said = (figure: Figure, context: FigureContext): FigureFacts => {
  const facts = explainFigure(figure, context)
  if (facts === null) throw new Error(`${figure.id} of ${figure.place} in ${context.year}`)
  return facts
}

/** Every figure that can be reached from the indicators of all places. */
function reach(context: FigureContext): FigureFacts[] {
  const places = ['city', ...context.scenario.regions.map(({ id }) => id)]
  const found = new Map<string, FigureFacts>()
  const todo: Figure[] = places.flatMap((place) => [
    ...[...INDICATORS.map(({ id }) => id), 'exports', 'transfer'].map((id) => ({ id, place })),
  ])
  for (const { site, toRegion, year } of context.result.transfers)
    if (year === context.year) todo.push({ id: 'sent-share', place: `${site}>${toRegion}` })
  for (const { id } of context.scenario.sites) todo.push({ id: 'site-utilisation', place: id })
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const key = `${next.id} ${next.place}`
    if (found.has(key)) continue
    const facts = said(next, context)
    found.set(key, facts)
    todo.push(...facts.parts)
  }
  return [...found.values()]
}

/** What the parts make of an equation. */
function computed(facts: FigureFacts, context: FigureContext): number | null {
  const values = facts.parts.map((part) => said(part, context).value ?? Number.NaN)
  const [first = Number.NaN, second = Number.NaN] = values
  if (facts.operation === 'sum') return values.reduce((sum, value) => sum + value, 0)
  if (facts.operation === 'difference') return first - second
  return second > 0 ? first / second : null
}

describe.each(contexts)('figures of $scenario.id in $year', (context) => {
  const all = reach(context)

  it('are all explained, with a source, an equation or the program behind each', () => {
    for (const { figure, provenance, equation, solved } of all)
      expect([figure, provenance !== null || equation !== null || solved]).toEqual([figure, true])
    expect(new Set(all.map(({ figure }) => figure.id)).size).toBeGreaterThan(INDICATORS.length + 10)
  })

  it('are what their parts make, where the equation is a sum, a difference or a quotient', () => {
    const plain = all.filter(({ operation }) => operation !== null)
    expect(plain.length).toBeGreaterThan(50)
    for (const facts of plain) {
      const value = computed(facts, context)
      const size = Math.max(
        1,
        Math.abs(facts.value ?? 0),
        ...facts.parts.map((part) => said(part, context).value ?? 0),
      )
      const miss = value === null || facts.value === null ? 0 : Math.abs(value - facts.value) / size
      expect([facts.figure, value === null, miss <= 1e-9 ? 0 : miss]).toEqual([
        facts.figure,
        facts.value === null,
        0,
      ])
    }
  })
})

describe('figures', () => {
  it('are each known by every id on one of the shipped scenarios', () => {
    const ids = new Set(contexts.flatMap((context) => reach(context).map(({ figure }) => figure.id)))
    for (const { scenario, result } of runs)
      for (const region of scenario.regions)
        for (const id of ['planned-capacity', 'given-capacity', 'projected-output']) {
          const place = id === 'given-capacity' ? (scenario.sites[0]?.id ?? '') : region.id
          const year = scenario.years[0] ?? 0
          if (explainFigure({ id, place }, { scenario, result, baseline: null, year }) !== null) ids.add(id)
        }
    expect([...FIGURE_IDS, ...INDICATORS.map(({ id }) => id)].filter((id) => !ids.has(id))).toEqual([])
  })

  it('lead from the unmet demand of the plan to a published one with its source', () => {
    const [context] = contexts
    if (context === undefined) throw new Error('no plan')
    const [demand] = said({ id: 'unmet', place: 'city' }, context).parts
    const [market] = said(demand ?? { id: '', place: '' }, context).parts
    const facts = said(market ?? { id: '', place: '' }, context)
    expect(facts).toMatchObject({ value: 13000, status: 'published', before: null })
    expect(facts.source?.citation).toBeTruthy()
  })

  it('are assumed, with the baseline’s value, where the user changed them; unknown ones are null', async () => {
    const [run] = runs
    const market = run?.scenario.markets[0]
    if (run === undefined || market === undefined) throw new Error('no plan')
    const { document } = run.scenario
    const markets = document.markets
    const path = ['markets', market.id, 'demand']
    expect(markets).toBeDefined()
    const checked = checkDocument(
      applyPatch(document, { [path[0] ?? '']: { [market.id]: { demand: { value: 1 } } } }),
    )
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
    const result = await runScenario(checked.value)
    const context = { scenario: checked.value, result, baseline: run.scenario, year: 2025 }
    const facts = said({ id: 'market-demand', place: market.id }, context)
    expect(facts).toMatchObject({ value: 1, status: 'assumed', before: market.demand.byYear[0] })
    expect(explainFigure({ id: 'nothing', place: 'city' }, context)).toBeNull()
    expect(explainFigure({ id: 'unmet', place: 'nowhere' }, context)).toBeNull()
  })
})
