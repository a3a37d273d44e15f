import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject } from '../../src/json.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { readScenario } from '../../src/scenario/parse.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import type { Scenario, Site } from '../../src/scenario/types.ts'
import { TINY } from './tiny.ts'

const name = { zh: '项目', en: 'Project' }
const YEARS = { from: 2021, to: 2028 }

function base(): JsonObject {
  const read = readScenario(TINY, { file: null })
  if (!read.ok) throw new Error('TINY reads')
  return read.value.document
}

const checked = (patch: JsonObject) => checkDocument(applyPatch(base(), { years: YEARS, ...patch }))

function scenarioWith(patch: JsonObject): Scenario {
  const result = checked(patch)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}

function siteOf(scenario: Scenario, id: string): Site {
  const site = scenario.sites.find((each) => each.id === id)
  if (site === undefined) throw new Error(`no site ${id}`)
  return site
}

const codesOf = (patch: JsonObject) =>
  checked(patch).issues.map(({ code, path }) => `${code} ${path.join('.')}`)

const extension = { name, kind: 'extended', site: 'near', capacity: 120, approvalYear: 2022 }
const quarry = {
  name,
  kind: 'new',
  region: 'core',
  tier: 'zone',
  location: { longitude: 106.2, latitude: 29.2 },
  exWorksPrice: 36,
  capacity: '1.2 Mt/yr',
  approvalYear: 2022,
}

describe('projects', () => {
  test('an extension adds to its site after the lead time, along its ramp-up, for its life', () => {
    const more = { ...extension, leadTime: 1, rampUp: [0.25, '0.5'].map(Number), life: 4, reserve: 500 }
    const near = siteOf(scenarioWith({ projects: { more }, sites: { near: { reserve: 1000 } } }), 'near')
    expect(near.capacity.byYear).toEqual([500, 500, 530, 560, 620, 620, 500, 500])
    expect(near.ownCapacity.byYear).toEqual(YEARS_OF(500))
    expect(near.course.reserveAdded).toEqual([0, 500, 0, 0, 0, 0, 0, 0])
    expect(near.course.mineableAdded).toEqual([1000, 500, 0, 0, 0, 0, 0, 0])
  })

  test('a new quarry is a site under its own id, without permit before its approval', () => {
    const scenario = scenarioWith({
      projects: { quarry: { ...quarry, leadTime: '2 yr', life: 3, reserve: 90 } },
    })
    const site = siteOf(scenario, 'quarry')
    expect(site.capacity.byYear).toEqual([0, 0, 0, 120, 120, 120, 0, 0])
    expect(site.course.permitted).toEqual([false, true, true, true, true, true, false, false])
    expect(site.course.lapses).toEqual([false, false, false, false, false, true, false, false])
    expect(site.reserve?.value).toBe(0)
    expect(site.course.reserveAdded).toEqual([0, 90, 0, 0, 0, 0, 0, 0])
    expect(scenario.projects[0]).toMatchObject({ site: 'quarry', opening: 2024, closing: 2026 })
  })

  test('approvals come later by the delay, and what hangs on them with them', () => {
    const scenario = scenarioWith({ approvalDelay: 2, projects: { quarry: { ...quarry, leadTime: 1 } } })
    expect(siteOf(scenario, 'quarry').capacity.byYear).toEqual([0, 0, 0, 0, 120, 120, 120, 120])
  })

  test('a permit that ends loses what is left, unless an extension comes in time', () => {
    const near = { permitEnd: 2023, reserve: 5000 }
    const alone = siteOf(scenarioWith({ sites: { near } }), 'near')
    expect(alone.capacity.byYear).toEqual([500, 500, 500, 0, 0, 0, 0, 0])
    expect(alone.course.lapses.indexOf(true)).toBe(2)
    const renewal = { ...extension, approvalYear: 2023, permitEnd: 2026 }
    const renewed = siteOf(scenarioWith({ sites: { near }, projects: { renewal } }), 'near')
    expect(renewed.capacity.byYear).toEqual([500, 500, 620, 620, 620, 620, 0, 0])
    expect(renewed.course.lapses.indexOf(true)).toBe(5)
    const late = { ...extension, approvalYear: 2025, permitEnd: 2026, reserve: 10 }
    const revived = siteOf(scenarioWith({ sites: { near }, projects: { late } }), 'near')
    expect(revived.capacity.byYear).toEqual([500, 500, 500, 0, 620, 620, 0, 0])
    expect(revived.course.mineableAdded).toEqual([5000, 0, 0, 0, 10, 0, 0, 0])
  })

  test('ore that joins is product on the grid, rounded down as a sum and never twice', () => {
    const parts = ['a', 'b', 'c'].map((id, i): [string, JsonObject] => {
      return [id, { ...extension, approvalYear: 2022 + i, reserve: 0.0011 }]
    })
    const near = { reserve: 0.0011, recovery: 0.5 }
    const { course } = siteOf(scenarioWith({ sites: { near }, projects: Object.fromEntries(parts) }), 'near')
    const joined = course.mineableAdded.reduce((sum, each) => sum + each, 0)
    // Reserves are on the grid themselves: 0.001 each, of which half, 0.002 in all.
    expect(joined).toBeCloseTo(0.002, 12)
    for (const each of course.mineableAdded) expect(Math.round(each * 1000)).toBeCloseTo(each * 1000, 9)
  })

  test('one that is smaller than its region admits is named with the rule, and the scenario still reads', () => {
    const regions = { core: { smallestScale: { new: 100, extended: { value: 600, status: 'assumed' } } } }
    const projects = {
      large: quarry,
      small: { ...quarry, capacity: 60 },
      shared: { ...quarry, capacity: 150, quarries: 2 },
      enough: extension,
      short: { ...extension, capacity: 40, approvalYear: 2021, life: 1 },
    }
    const result = checked({ regions, projects })
    expect(result.ok).toBe(true)
    expect(result.issues).toMatchObject([
      { code: 'below-smallest-scale', severity: 'warning', path: ['projects', 'small'], found: '60 wt/yr' },
      { path: ['projects', 'shared'], found: '75 wt/yr', allowed: '100 wt/yr (core, new)' },
      { path: ['projects', 'short'], found: '540 wt/yr', allowed: '600 wt/yr (core, extended)' },
    ])
  })

  test.each([
    ['missing-key projects.p.site', { ...extension, site: null }],
    ['unknown-reference projects.p.site', { ...extension, site: 'neer' }],
    ['unknown-key projects.p.region', { ...extension, region: 'core' }],
    ['missing-key projects.p.tier', { ...quarry, tier: null }],
    ['missing-key projects.p.exWorksPrice', { ...quarry, exWorksPrice: null }],
    ['unknown-key projects.p.site', { ...quarry, site: 'near' }],
    ['out-of-range projects.p.approvalYear', { ...quarry, approvalYear: 2022.5 }],
    ['out-of-range projects.p.approvalYear', { ...quarry, approvalYear: 22 }],
    ['out-of-range projects.p.leadTime', { ...quarry, leadTime: 0.5 }],
    ['negative projects.p.capacity', { ...quarry, capacity: -1 }],
    ['out-of-range projects.p.rampUp.0', { ...quarry, rampUp: [1.5] }],
    ['out-of-range projects.p.quarries', { ...quarry, quarries: 0 }],
    ['never-opens projects.p', { ...quarry, permitEnd: 2021 }],
  ])('%s', (issue, p) => {
    expect(codesOf({ projects: { p } })).toEqual([issue])
  })

  test('a new quarry may not take the id of a market, and links and rules may name it', () => {
    expect(codesOf({ projects: { core: quarry } })).toEqual(['duplicate-id projects.core'])
    const links = { road: { from: 'quarry', to: 'core', mode: 'road', distance: 12 } }
    const rules = { take: { kind: 'least-take', site: 'quarry', quantity: 1 } }
    expect(codesOf({ projects: { quarry }, links, policy: { rules } })).toEqual([])
    const other = { ...extension, site: 'quarry' }
    expect(codesOf({ projects: { quarry, other } })).toEqual([])
    expect(codesOf({ projects: { other: extension, more: { ...extension, site: 'other' } } })).toEqual([
      'unknown-reference projects.more.site',
    ])
  })
})

const YEARS_OF = (value: number) => Array.from({ length: 8 }, () => value)

describe('sites over time', () => {
  test('recycled supply may be a share of the demand around it', () => {
    const near = { capacity: null, tier: 'recycled', demandShare: '0.03 + 0.01 * (year - 2021)' }
    const scenario = scenarioWith({ sites: { near } })
    const demand = scenario.markets[0]?.demand.byYear ?? []
    siteOf(scenario, 'near').capacity.byYear.forEach((capacity, t) => {
      expect(capacity).toBeCloseTo((0.03 + 0.01 * t) * (demand[t] ?? 0), 3)
    })
    const both = { demandShare: 0.1 }
    expect(codesOf({ sites: { near: both } })).toEqual(['one-of-two sites.near.demandShare'])
  })

  test('the range of such a share is one of tonnage, as its number is', () => {
    const demandShare = { value: '0.03 + 0 * year', status: 'assumed', low: 0.01, high: 0.06, note: 'waste' }
    const near = { capacity: null, tier: 'recycled', demandShare }
    const { capacity } = siteOf(scenarioWith({ sites: { near } }), 'near')
    // 10,000 wt/yr of demand in 2021.
    expect(capacity.byYear[0]).toBe(300)
    expect(capacity.provenance).toMatchObject({ status: 'assumed', low: 100, high: 600, note: 'waste' })
  })

  test('a share outside its own range is doubtful, and an inverted range refused', () => {
    const near = (low: number, high: number) => {
      const demandShare = { value: 0.03, status: 'assumed', low, high, note: 'waste' }
      return codesOf({ sites: { near: { capacity: null, tier: 'recycled', demandShare } } })
    }
    expect(near(0.01, 0.06)).toEqual([])
    expect(near(0.04, 0.06)).toEqual(['value-outside-range sites.near.demandShare.value'])
    expect(near(0.06, 0.04)).toEqual(['inverted-range sites.near.demandShare.low'])
  })

  test('a yard cannot hold more than its capacity', () => {
    const near = { stock: { capacity: 10, start: 12 } }
    expect(codesOf({ sites: { near } })).toEqual(['out-of-range sites.near.stock.start'])
  })

  test('years with gaps are doubtful where something is depleted, and only there', () => {
    const years = [2021, 2025]
    expect(checkDocument(applyPatch(base(), { years })).issues).toEqual([])
    const reserve = applyPatch(base(), { years, sites: { near: { reserve: 10 } } })
    expect(checkDocument(isJsonObject(reserve) ? reserve : {}).issues).toMatchObject([
      { code: 'years-apart', severity: 'warning' },
    ])
  })
})

describe('targets and early warning', () => {
  const target = {
    name,
    indicator: 'ore-extracted',
    year: 2025,
    limit: { value: '320 Mt/yr', status: 'published', source: 'plan' },
    sense: 'at-most',
    kind: 'expected',
  }
  const warning = { indicator: 'landbank', sense: 'at-least', levels: { yellow: 15, red: '10 yr' } }

  test('read with their units and defaults', () => {
    const scenario = scenarioWith({ targets: { ore: target }, earlyWarning: { ore: warning } })
    expect(scenario.targets[0]).toMatchObject({
      region: 'city',
      limit: { value: 32000, provenance: { status: 'published' } },
      margin: { value: 0.05 },
    })
    expect(scenario.earlyWarning[0]?.levels.map(({ level, threshold }) => [level, threshold.value])).toEqual([
      ['yellow', 15],
      ['red', 10],
    ])
  })

  test('one that aggregates cannot decide needs no indicator', () => {
    const mines = { ...target, indicator: null, computable: false, limit: 1000, note: name }
    expect(scenarioWith({ targets: { mines } }).targets[0]).toMatchObject({ indicator: null, note: name })
  })

  test.each([
    ['missing-key targets.t.indicator', { targets: { t: { ...target, indicator: null } } }],
    ['not-allowed-value targets.t.indicator', { targets: { t: { ...target, indicator: 'ore' } } }],
    ['unknown-reference targets.t.region', { targets: { t: { ...target, region: 'west' } } }],
    [
      'out-of-range earlyWarning.w.levels.red',
      { earlyWarning: { w: { ...warning, levels: { blue: 1, red: 2 } } } },
    ],
    ['missing-key earlyWarning.w.levels.red', { earlyWarning: { w: { ...warning, levels: {} } } }],
    ['out-of-range discountRate', { discountRate: 2 }],
    ['not-allowed-value foresight', { foresight: 'perfekt' }],
  ])('%s', (issue, patch) => {
    expect(codesOf(patch)).toEqual([issue])
  })
})
