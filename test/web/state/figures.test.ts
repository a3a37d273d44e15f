import { describe, expect, it } from 'vitest'
import { applyPatch, checkDocument, INDICATOR_TEXTS, INDICATORS, runScenario } from '../../../src/index.ts'
import { figuresEn } from '../../../web/i18n/figures-en.ts'
import { figuresZh } from '../../../web/i18n/figures-zh.ts'
import type { Figure, FigureContext, FigureFacts } from '../../../web/state/figure-types.ts'
import { explainFigure, FIGURE_IDS } from '../../../web/state/figures.ts'
import { runShipped } from '../support/fixtures.ts'

const runs = await Promise.all(['plan-2025', 'chongqing-2025', 'chongqing-2035'].map(runShipped))
const contexts: FigureContext[] = runs.flatMap(({ scenario, result }) =>
  [...new Set([scenario.years[0] ?? 0, scenario.years.at(-1) ?? 0])].map((year) => ({
    scenario,
    result,
    start: scenario,
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
    const key = JSON.stringify([next.id, next.place, next.by, next.year])
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
  const sum = values.reduce((all, value) => all + value, 0)
  if (facts.operation === 'sum') return sum
  if (facts.operation === 'mean') return sum / values.length
  if (facts.operation === 'product') return first * second
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

  it('have a name, an equation and a unit in both languages, in Chinese without English words', () => {
    const { names, equations, units } = figuresZh
    for (const { figure, equation, unit, value } of all) {
      const isNamed = figure.id in names || figure.id in INDICATOR_TEXTS
      const isSaid = equation === null || equation in equations
      const isMeasured = unit === '1' || unit in units || value === null
      expect([figure.id, unit, isNamed, isSaid, isMeasured]).toEqual([figure.id, unit, true, true, true])
    }
    const keys = (words: typeof figuresZh) => [words.names, words.equations, words.units].map(Object.keys)
    expect(keys(figuresEn)).toEqual(keys(figuresZh))
    for (const words of [...Object.values(names), ...Object.values(equations)])
      expect(words).not.toMatch(/[A-Za-z]{2,}/)
  })

  it('make emissions and freight of distances, factors and rates, as their equations say', () => {
    const value = (figure: Figure) => said(figure, context).value ?? Number.NaN
    const emissions = all.filter(({ figure }) => figure.id === 'leg-emissions')
    const rates = all.filter(({ equation }) => equation === 'leg-rate' || equation?.startsWith('rate-'))
    expect(Math.min(emissions.length, rates.length)).toBeGreaterThan(0)
    for (const { figure, parts, value: all } of emissions) {
      const product = parts.reduce((product, part) => product * value(part), 1) / 100
      expect([figure.place, Math.abs(product / (all ?? 0) - 1) < 1e-6]).toEqual([figure.place, true])
    }
    for (const { figure, parts, value: rate } of rates) {
      const mode = context.scenario.modes.find(({ id }) => id === figure.by)
      const km = parts.filter(({ id }) => id === 'leg-distance').map(value)[0] ?? Number.NaN
      let freight = 0
      let done = 0
      for (const { id, upTo } of mode?.bands ?? []) {
        const end = Math.min(km, upTo ?? Number.POSITIVE_INFINITY)
        const band = parts.find((part) => part.id === 'freight-rate' && part.by === id)
        if (end > done) freight += (end - done) * (band === undefined ? Number.NaN : value(band))
        done = Math.max(done, end)
      }
      for (const part of parts) if (part.id === 'upstream-factor') freight *= value(part)
      for (const part of parts)
        if (['freight-fixed', 'handling-load', 'handling-unload'].includes(part.id)) freight += value(part)
      expect([figure.place, Math.abs(freight - (rate ?? 0)) < 1e-3]).toEqual([figure.place, true])
    }
  })
})

describe('figures', () => {
  it('are each known by every id on one of the shipped scenarios', () => {
    const ids = new Set(contexts.flatMap((context) => reach(context).map(({ figure }) => figure.id)))
    for (const context of contexts) {
      const { regions, sites, markets, targets, earlyWarning } = context.scenario
      const [site, market] = [sites[0]?.id ?? '', markets[0]?.id ?? '']
      const more: Figure[] = [
        ...regions.flatMap(({ id: place }) =>
          ['planned-capacity', 'projected-output'].map((id) => ({ id, place })),
        ),
        { id: 'given-capacity', place: site },
        { id: 'cell', place: `markets/${market}/demand` },
        ...targets.map(({ id: place }) => ({ id: 'target-limit', place, by: '1' })),
        ...earlyWarning.map(({ id }) => ({ id: 'warning-threshold', place: `${id}>red`, by: 'yr' })),
        ...context.result.flows.flatMap(({ site, market }) =>
          ['flow-haulage', 'flow-cost', 'flow-emissions'].map((id) => ({ id, place: `${site}>${market}` })),
        ),
      ]
      for (const figure of more) {
        const facts = explainFigure(figure, context)
        for (const part of facts?.parts ?? []) ids.add(part.id)
        if (facts !== null) ids.add(figure.id)
      }
    }
    const [, city] = runs
    const [link] = city?.scenario.links ?? []
    if (city === undefined || link === undefined) throw new Error('no links')
    const priced = checkDocument(applyPatch(city.scenario.document, { links: { [link.id]: { cost: 3 } } }))
    if (!priced.ok) throw new Error(JSON.stringify(priced.issues))
    const given: FigureContext = { scenario: priced.value, result: city.result, start: null, year: 2025 }
    const joined = priced.value.waterways.find(({ joins }) => joins !== null)?.id ?? ''
    for (const [id, place] of [
      ['link-cost', link.id],
      ['link-distance', link.id],
      ['river-mouth', joined],
    ] as const)
      if (said({ id, place }, given).provenance !== null) ids.add(id)
    const wanted = [...FIGURE_IDS, ...INDICATORS.map(({ id }) => id)]
    expect(wanted.filter((id) => !ids.has(id))).toEqual([])
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

  it('lead from the delivered cost of the plan to the freight rate of its roads', () => {
    const [context] = contexts
    if (context === undefined) throw new Error('no plan')
    const follow = (figure: Figure, wanted: string) => {
      const found = said(figure, context).parts.find(({ id }) => id === wanted)
      if (found === undefined) throw new Error(`${figure.id} does not lead to ${wanted}`)
      return found
    }
    const steps = ['cost', 'kind-cost', 'leg-cost', 'leg-rate', 'freight-rate']
    const rate = steps.reduce(follow, { id: 'delivered-cost', place: 'city' })
    expect(said(rate, context)).toMatchObject({ value: 0.8, status: 'assumed', unit: 'yuan/(t km)' })
    expect(said(rate, context).source?.id).toBe('freight-survey')
  })

  it('of an indicator are those of the year they are asked for', () => {
    const context = contexts.at(-1)
    if (context === undefined) throw new Error('no years')
    const [first = 0] = context.scenario.years
    const then = said({ id: 'output', place: 'city', year: first }, context)
    const there = said({ id: 'output', place: 'city' }, { ...context, year: first })
    expect(then.value).toBe(there.value)
    expect(then.parts.map(({ year }) => year)).toEqual(then.parts.map(() => first))
    expect(then.parts.map((part) => said(part, context).value)).toEqual(
      there.parts.map((part) => said(part, { ...context, year: first }).value),
    )
  })

  it('tell what the user changed, with the old value and its source, in results and in tables', async () => {
    const [run] = runs
    const market = run?.scenario.markets[0]
    if (run === undefined || market === undefined) throw new Error('no plan')
    const changed = async (demand: number) => {
      const checked = checkDocument(
        applyPatch(run.scenario.document, { markets: { [market.id]: { demand } } }),
      )
      if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
      return { scenario: checked.value, result: await runScenario(checked.value) }
    }
    const variant = await changed(2)
    const context = { ...(await changed(1)), start: run.scenario, year: 2025 }
    const path = `markets/${market.id}/demand`
    for (const figure of [
      { id: 'market-demand', place: market.id },
      { id: 'cell', place: path },
      // Where the number is that was annotated when it was loaded.
      { id: 'cell', place: `${path}/value` },
    ]) {
      const before = {
        value: market.demand.byYear[0],
        provenance: { status: 'published', clause: '§五(一)2' },
      }
      const facts = said(figure, context)
      expect(facts).toMatchObject({ value: 1, status: 'assumed', unit: 'wt/yr', before })
      expect(facts.before?.source?.citation).toBeTruthy()
      // Of a variant that was loaded the old value is its own, and nobody has said where it comes from.
      expect(said(figure, { ...context, start: variant.scenario }).before).toMatchObject({
        value: 2,
        source: null,
      })
    }
  })

  it('are null where they are unknown', () => {
    const [context] = contexts
    if (context === undefined) throw new Error('no plan')
    for (const [id, place] of [
      ['nothing', 'city'],
      ['unmet', 'nowhere'],
      ['cell', 'markets'],
      ['cell', 'nothing/at/all'],
      ['leg-cost', 'a>b>c>d'],
    ] as const)
      expect(explainFigure({ id, place }, context)).toBeNull()
  })
})
