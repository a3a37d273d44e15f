import { describe, expect, it } from 'vitest'
import { applyPatch, checkDocument, type JsonObject } from '../../../src/index.ts'
import { leverName } from '../../../web/elements/names.ts'
import { listChanges } from '../../../web/state/changes.ts'
import { writePath } from '../../../web/state/document.ts'
import { isChanged, type NumberLever } from '../../../web/state/lever-types.ts'
import { scaleHeld, scaleToTotal } from '../../../web/state/lever-values.ts'
import { isTotal, listLevers, membersOf } from '../../../web/state/levers.ts'
import { niceCeiling } from '../../../web/state/slider-ends.ts'
import { readShipped } from '../support/fixtures.ts'

const plan = readShipped('plan-2025')

function numberLever(id: string, document = plan.document): NumberLever {
  const lever = listLevers(plan, plan, document).find((one) => one.id === id)
  if (lever?.kind !== 'number') throw new Error(`no lever ${id}`)
  return lever
}

describe('the levers of the plan', () => {
  const levers = listLevers(plan, plan, plan.document)

  it('are demand, expected output, exporters, other tiers with their totals, freight and the policy', () => {
    const count = (measure: string) => levers.filter((lever) => lever.measure === measure).length
    const inSight = levers.filter((lever) => lever.group === 'supply' && lever.section === null)
    expect(['demand', 'projectedOutput', 'rate', 'outputLimit', 'preset'].map(count)).toEqual([3, 3, 2, 3, 1])
    expect(inSight).toHaveLength(3 + 5)
    const zones = levers.filter((lever) => lever.section?.id === 'zone')
    expect(zones).toHaveLength(22 + 1)
  })

  it('stand where the baseline stands, inside their sliders, with a source', () => {
    for (const lever of levers) {
      expect(isChanged(lever)).toBe(false)
      if (lever.kind !== 'number') continue
      expect(lever.max).toBeGreaterThanOrEqual(lever.value)
      expect(lever.min).toBeLessThanOrEqual(lever.value)
      if (lever.group !== 'transport' && lever.origin !== null) {
        expect(lever.origin.provenance.source).not.toBeNull()
        expect(lever.origin.source).not.toBeNull()
      }
    }
  })

  it('show an edited value beside the baseline’s, with the status of the baseline', () => {
    const lever = numberLever(
      'markets.core.demand',
      applyPatch(plan.document, { markets: { core: { demand: 14000 } } }),
    )
    expect([lever.value, lever.baseline]).toEqual([14000, 13000])
    expect(lever.origin?.provenance.status).toBe('published')
  })

  it('show a text that is no plain number as it was typed', () => {
    const lever = numberLever(
      'markets.core.demand',
      applyPatch(plan.document, { markets: { core: { demand: '13000 * 1.1' } } }),
    )
    expect(lever.typed).toBe('13000 * 1.1')
  })

  it('end their sliders on round numbers', () => {
    expect([7, 10, 1020, 19500, 2000].map(niceCeiling)).toEqual([8, 10, 1200, 20000, 2000])
  })
})

describe('the levers of the districts', () => {
  const districts = readShipped('chongqing-2025')
  const levers = listLevers(districts, districts, districts.document)
  const total = (id: string) => {
    const lever = levers.find((one) => one.id === `total.${id}`)
    if (lever === undefined || !isTotal(lever)) throw new Error(`no total ${id}`)
    return lever
  }

  it('are one total for each region, which is the plan’s demand, over its districts', () => {
    const regions = ['core', 'northeast', 'southeast']
    expect(regions.map((id) => total(`demand-${id}`).value)).toEqual([13000, 5700, 2400])
    expect(regions.map((id) => membersOf(total(`demand-${id}`), levers).length)).toEqual([21, 11, 6])
  })

  it('share a new total out in proportion, exactly', () => {
    const core = total('demand-core')
    const members = membersOf(core, levers).flatMap(({ paths: [path], value, baseline }) =>
      path === undefined ? [] : [{ path, value, baseline: baseline ?? 0 }],
    )
    const edits = scaleToTotal(districts.document, members, 14000.001)
    const values = edits.map(({ value }) => (typeof value === 'number' ? value : Number.NaN))
    expect(Math.round(values.reduce((sum, value) => sum + value, 0) * 1000)).toBe(14_000_001)
    for (const [index, { value }] of members.entries())
      expect(values[index]).toBeCloseTo((value * 14000.001) / 13000, 2)
    const nothing = members.map((member) => ({ ...member, value: 0 }))
    const back = scaleToTotal(districts.document, nothing, 13000)
    expect(back.map(({ value }) => value)).toEqual(members.map(({ value }) => value))
  })

  it('have units, wharves with limits and the stretches of the rivers', () => {
    const units = new Set(levers.flatMap((lever) => (lever.kind === 'number' ? [lever.unit] : [])))
    expect(units).toEqual(
      new Set(['wtPerYear', 'yuanPerTonne', 'yuanPerTonneKm', 'gramsPerTonneKm', 'times']),
    )
    expect(levers.filter(({ measure }) => measure === 'open').length).toBeGreaterThan(0)
  })
})

describe('the levers of the years', () => {
  const years = readShipped('chongqing-2035')
  const leversOf = (document: JsonObject) => listLevers(years, years, document)
  const lever = (id: string, document = years.document) => {
    const found = leversOf(document).find((one) => one.id === id)
    if (found === undefined) throw new Error(`no lever ${id}`)
    return found
  }

  it('are the trends of demand, the recycled share, late approvals and the foresight', () => {
    const groups = (measure: string) =>
      leversOf(years.document).flatMap((one) => (one.measure === measure ? [`${one.group} ${one.id}`] : []))
    expect(groups('parameter').sort()).toEqual([
      'demand parameters.demandTrendCore',
      'demand parameters.demandTrendNortheast',
      'demand parameters.demandTrendSoutheast',
      'demand parameters.demandTrendTo2025',
      'supply parameters.coreGap2021',
      'supply parameters.recycledShare2035',
      'supply parameters.recycledShareNow',
    ])
    expect(groups('approvalDelay')).toEqual(['supply approvalDelay'])
    expect(groups('foresight')).toEqual(['policy foresight'])
    const one = readShipped('chongqing-2025')
    const ids = listLevers(one, one, one.document).map(({ id }) => id)
    expect(ids.filter((id) => id === 'approvalDelay' || id === 'foresight')).toEqual([])
  })

  it('are named in both languages, and stand at rest inside their sliders', () => {
    for (const each of leversOf(years.document)) {
      expect(isChanged(each), each.id).toBe(false)
      if (each.kind === 'number') {
        expect(each.min, each.id).toBeLessThanOrEqual(each.value)
        expect(each.max, each.id).toBeGreaterThanOrEqual(each.value)
        expect((each.max - each.min) / each.step).toBeGreaterThanOrEqual(4)
      }
      for (const language of ['zh', 'en'] as const) {
        expect(leverName(each, language)).not.toBe('')
        if (each.measure === 'parameter') expect(leverName(each, language)).toMatch(/ |（|年|需求/)
      }
    }
  })

  it('let a trend fall as well as rise, and say what the variants change', () => {
    expect(lever('parameters.demandTrendCore')).toMatchObject({
      value: -0.01,
      min: -0.1,
      max: 0.1,
      baseline: -0.01,
    })
    const moves = {
      'chongqing-2035-demand-falls': ['demandTrendCore', 'demandTrendNortheast', 'demandTrendSoutheast'],
      'chongqing-2035-recycled-30': ['recycledShare2035'],
    }
    for (const [id, parameters] of Object.entries(moves)) {
      const variant = readShipped(id)
      const changes = listChanges(
        years.document,
        variant.document,
        listLevers(variant, years, variant.document),
      )
      expect(changes.map((change) => change.lever?.id)).toEqual(
        parameters.map((name) => `parameters.${name}`),
      )
    }
    const late = readShipped('chongqing-2035-permits-delayed')
    const [change, ...others] = listChanges(
      years.document,
      late.document,
      listLevers(late, years, late.document),
    )
    expect([change?.lever?.id, change?.before, change?.after, others]).toEqual(['approvalDelay', 0, 2, []])
  })

  it('give a document that reads, at both ends of every slider', () => {
    for (const each of leversOf(years.document)) {
      const [path, ...others] = each.paths
      if (each.kind !== 'number' || path === undefined || others.length > 0) continue
      if (each.group === 'transport' || each.measure === 'demand' || each.section !== null) continue
      for (const end of [each.min, each.max]) {
        const held = each.course === null ? end : scaleHeld(each.course.held, end / each.course.first)
        const checked = checkDocument(writePath(years.document, path, held))
        expect(
          checked.issues.filter(({ severity }) => severity === 'error'),
          `${each.id} ${end}`,
        ).toEqual([])
      }
    }
  })

  it('offer the capacity a site has of its own, and none for a share of demand', () => {
    const site = years.sites.find(({ id }) => id === 'fengdu-baoluan')
    expect(lever('sites.fengdu-baoluan.capacity')).toMatchObject({ value: site?.ownCapacity.byYear[0] })
    const recycled = new Set(years.sites.flatMap(({ id, tier }) => (tier === 'recycled' ? [id] : [])))
    expect(leversOf(years.document).some(({ paths: [path] }) => recycled.has(path?.[1] ?? ''))).toBe(false)
  })
})

describe('a quantity over the years', () => {
  it('moves in proportion, whichever way it is written', () => {
    expect(scaleHeld({ 2025: 100, 2030: 130 }, 1.1)).toEqual({ 2025: 110, 2030: 143 })
    expect(scaleHeld({ value: { 2025: 100 }, status: 'derived' }, 2)).toEqual({ 2025: 200 })
    expect(scaleHeld('100 + year', 1.5)).toBe('(100 + year) * 1.5')
    expect(scaleHeld('130 Mt/yr', 2)).toBe('260 Mt/yr')
  })

  it('keeps its lever in step with the first year, and goes back to no change', () => {
    const path = ['markets', 'core', 'demand']
    const years = { ...plan.document, years: [2025, 2030] }
    const document = writePath(years, path, { 2025: 13000, 2030: 15000 })
    const checked = checkDocument(document)
    if (!checked.ok) throw new Error('refused')
    const at = (patch: JsonObject) => {
      const lever = listLevers(checked.value, checked.value, applyPatch(document, patch)).find(
        ({ id }) => id === 'markets.core.demand',
      )
      if (lever?.kind !== 'number') throw new Error('no lever')
      return lever
    }
    const lever = at({})
    expect([lever.value, lever.course?.first]).toEqual([13000, 13000])
    const raised = scaleHeld(lever.course?.held, 14300 / 13000)
    expect(raised).toEqual({ 2025: 14300, 2030: 16500 })
    expect(at({ markets: { core: { demand: raised ?? null } } }).value).toBe(14300)
  })
})

describe('changes from the baseline', () => {
  it('are none for the baseline itself', () => {
    expect(listChanges(plan.document, plan.document, [])).toEqual([])
  })

  it('are those of a variant, and not its name', () => {
    const variant = readShipped('plan-2025-close-fengdu-baoluan')
    const levers = listLevers(variant, plan, variant.document)
    const changes = listChanges(plan.document, variant.document, levers)
    expect(changes.map(({ id, before, after }) => [id, before, after])).toEqual([
      ['sites.fengdu-baoluan.capacity', 1000, 0],
    ])
    expect(changes[0]?.lever?.id).toBe('sites.fengdu-baoluan.capacity')
  })
})
