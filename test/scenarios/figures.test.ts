import { describe, expect, it } from 'vitest'
import { buildScenarios } from '../../scripts/scenarios/build.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json.ts'
import { greatCircle } from '../../src/network/geo.ts'
import type { Provenance, Scenario } from '../../src/scenario/types.ts'
import { readShipped, readShippedText, shippedFiles, shippedTables } from './shipped.ts'

const parts = (value: number | undefined) => Math.round((value ?? Number.NaN) * 10)
const total = (values: readonly (number | undefined)[]) =>
  values.reduce((sum: number, value) => sum + parts(value), 0) / 10
const REGIONS = ['core', 'northeast', 'southeast']
const EXPORTERS = [
  'wanzhou-zouma-cizhu',
  'fengdu-baoluan',
  'fengdu-xingyi',
  'wulong-heshun',
  'shizhu-wanchao',
]

const YEARS_VARIANTS = [
  'chongqing-2035-demand-falls.yaml',
  'chongqing-2035-permits-delayed.yaml',
  'chongqing-2035-river-closed.yaml',
  'chongqing-2035-recycled-30.yaml',
  'chongqing-2035-super-large.yaml',
]

describe('every shipped scenario', () => {
  it.each(shippedFiles())('%s is read without an issue and bears the name of its file', (file) => {
    expect(`${readShipped(file).id}.yaml`).toBe(file)
  })

  it.each(shippedFiles())('%s says of every number where it comes from', (file) => {
    const { document, sources } = readShipped(file)
    for (const { path, entry } of annotatedNumbers(document)) {
      const where = path.join('.')
      if (entry.source !== undefined) expect(sources, where).toHaveProperty([String(entry.source)])
      else expect(entry.status, where).toBe('assumed')
      if (entry.status === 'published')
        expect(entry, where).toMatchObject({ source: 'plan', clause: expect.any(String) })
      if (entry.status === 'assumed')
        expect(entry, where).toMatchObject({
          low: expect.any(Number),
          high: expect.any(Number),
          note: expect.any(String),
        })
    }
  })

  it.each(shippedFiles())(
    '%s leaves bare only years, places, band ends, costs of remedies and counts, which carry no provenance',
    (file) => {
      const bare = bareNumbers(readShipped(file).document).map((path) => path.join('.'))
      const allowed =
        /^(schemaVersion|years\.\w+|repairCost\.\w+|.*\.location\.(longitude|latitude)|modes\..*\.upTo|sites\..*\.mines\.\w+|projects\..*\.(quarries|rampUp\.\d)|targets\..*\.year)$/
      expect(bare.filter((path) => !allowed.test(path))).toEqual([])
    },
  )

  it.each(shippedFiles())('%s keeps every number inside its own range', (file) => {
    for (const { path, value, provenance } of provenances(readShipped(file), [])) {
      const { low, high } = provenance
      if (low === null || high === null) continue
      expect(value, path.join('.')).toBeGreaterThanOrEqual(low)
      expect(value, path.join('.')).toBeLessThanOrEqual(high)
    }
  })
})

describe('files built from data/', () => {
  it('are what the generator writes', () => {
    const built = buildScenarios(shippedTables())
    expect([...built.keys()]).toEqual([
      'plan-2025.yaml',
      'chongqing-2025.yaml',
      'chongqing-2035.yaml',
      ...YEARS_VARIANTS,
    ])
    for (const [file, text] of built) expect(text, file).toBe(readShippedText(file))
  })
})

describe.each(['plan-2025.yaml', 'chongqing-2025.yaml'])('figures of the plan in %s', (file) => {
  const scenario = readShipped(file)
  const perRegion = <Entry extends { readonly region: string }>(
    list: readonly Entry[],
    value: (entry: Entry) => number | undefined,
  ) => REGIONS.map((region) => total(list.filter((entry) => entry.region === region).map(value)))

  it('sum to the published demand and capacity of each region', () => {
    expect(perRegion(scenario.markets, (market) => market.demand.byYear[0])).toEqual([13000, 5700, 2400])
    expect(perRegion(scenario.sites, (site) => site.capacity.byYear[0])).toEqual([12800, 11800, 7400])
    expect(scenario.regions.map((region) => region.plannedCapacity?.byYear[0])).toEqual([12800, 11800, 7400])
    expect(scenario.regions.map((region) => region.projectedOutput?.byYear[0])).toEqual([9000, 8100, 4000])
    expect(scenario.regions.map((region) => region.outputLimit)).toEqual([
      'projected',
      'projected',
      'projected',
    ])
  })

  it('sum to the published capacity of each tier', () => {
    const tiers = ['zone', 'backbone', 'small', 'recycled'].map((tier) =>
      total(scenario.sites.filter((site) => site.tier === tier).map((site) => site.capacity.byYear[0])),
    )
    expect(tiers).toEqual([17500, 5500, 9000, 0])
  })

  it('hold the 27 zones, of which the five named may export', () => {
    const zones = scenario.sites.filter((site) => site.tier === 'zone')
    expect(REGIONS.map((region) => zones.filter((zone) => zone.region === region).length)).toEqual([
      10, 12, 5,
    ])
    expect(new Set(scenario.sites.filter((site) => site.exporter).map((site) => site.id))).toEqual(
      new Set(EXPORTERS),
    )
    expect(zones.map((zone) => zone.code)).toEqual(zones.map((_, i) => `Z${String(i + 1).padStart(2, '0')}`))
  })

  it('can be met: exporters carry the surplus, each region the rest of its output', () => {
    const capacity = (region: string, exporter: boolean | null) =>
      total(
        scenario.sites
          .filter((site) => site.region === region && (exporter === null || site.exporter === exporter))
          .map((site) => site.capacity.byYear[0]),
      )
    expect(capacity('northeast', true)).toBeGreaterThanOrEqual(2400)
    expect(capacity('southeast', true)).toBeGreaterThanOrEqual(1600)
    expect(capacity('core', null)).toBeGreaterThanOrEqual(9000)
    expect(capacity('northeast', null)).toBeGreaterThanOrEqual(8100)
    expect(capacity('southeast', null)).toBeGreaterThanOrEqual(4000)
  })

  it('reach no quarry below the plan’s least size', () => {
    for (const site of scenario.sites.filter(({ tier }) => tier === 'zone')) {
      expect(site.capacity.byYear[0], site.id).toBeGreaterThanOrEqual(site.region === 'core' ? 100 : 20)
    }
  })

  it('leave no distance between a zone and a market at 0, unless the zone lies in the market', () => {
    for (const site of scenario.sites) {
      for (const market of scenario.markets) {
        if (site.inside !== market.id)
          expect(greatCircle(site.location, market.location)).toBeGreaterThan(0.1)
        else expect(market.area?.value).toBeGreaterThan(0)
      }
    }
  })
})

describe('the whole network', () => {
  const scenario = readShipped('chongqing-2025.yaml')

  it('has the 38 districts with their codes, and no Wansheng', () => {
    expect(scenario.markets).toHaveLength(38)
    const codes = scenario.markets.map((market) => market.code)
    expect(new Set(codes).size).toBe(38)
    for (const code of codes) expect(code).toMatch(/^500(1(0[1-9]|1[0-9]|20|5[1-6])|2(29|3[0-8]|4[0-3]))$/)
    expect(scenario.markets.map((market) => market.id)).not.toContain('wansheng-etdz')
  })

  it('puts each zone inside its district, which lies in its region', () => {
    for (const site of scenario.sites) {
      const market = scenario.markets.find((each) => each.id === site.inside)
      expect(market?.region, site.id).toBe(site.region)
      if (site.district !== null) expect(market?.code, site.id).toBe(site.district.code)
    }
  })

  it('has mines in 30 districts: of the nine central ones only in Banan', () => {
    const central = [
      'yuzhong',
      'dadukou',
      'jiangbei',
      'shapingba',
      'jiulongpo',
      'nanan',
      'beibei',
      'yubei',
      'banan',
    ]
    for (const tier of ['backbone', 'small']) {
      const districts = scenario.sites.filter((site) => site.tier === tier).map((site) => site.inside)
      expect(districts).toHaveLength(30)
      expect(districts.filter((district) => district !== null && central.includes(district))).toEqual([
        'banan',
      ])
    }
  })

  it('has 19 Yangtze, 3 Jialing and 4 Wu wharves, each with a limit, and neither Chaotianmen nor Yichang', () => {
    const onRiver = (river: string) =>
      scenario.terminals.filter(({ berth }) => berth?.waterway === river).length
    expect(['yangtze', 'jialing', 'wu'].map(onRiver)).toEqual([19, 3, 4])
    for (const terminal of scenario.terminals)
      expect(terminal.throughput?.byYear[0], terminal.id).toBeGreaterThan(0)
    expect(scenario.terminals.map(({ id }) => id).filter((id) => /chaotianmen|yichang/.test(id))).toEqual([])
  })

  it('names no two nodes alike', () => {
    const ids = [...scenario.markets, ...scenario.sites, ...scenario.terminals].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('covers each river by stretches without a gap, and closes only the Wu above Baima in 2025', () => {
    for (const { id, joins, stretches } of scenario.waterways) {
      const berths = scenario.terminals.flatMap(({ berth }) =>
        berth?.waterway === id ? [berth.chainage.value] : [],
      )
      const ends = [...berths, ...(joins === null ? [] : [0])].sort((a, b) => a - b)
      expect(stretches.map(({ from, to }) => [from.value, to.value])).toEqual(
        ends.slice(1).map((end, i) => [ends[i], end]),
      )
    }
    const closed = scenario.waterways.flatMap(({ stretches }) =>
      stretches.filter(({ open }) => open.byYear[0] === 0),
    )
    expect(closed.map(({ id }) => id)).toEqual(['wu-pengshui-wulong', 'wu-wulong-baima'])
  })

  it('opens the Wu above Baima in 2032', () => {
    const later = readShipped('chongqing-2025.yaml', [{ years: [2031, 2032] }])
    const wu = later.waterways.find(({ id }) => id === 'wu')
    expect(wu?.stretches.map(({ id, open }) => [id, ...open.byYear])).toEqual([
      ['wu-pengshui-wulong', 0, 1],
      ['wu-wulong-baima', 0, 1],
      ['wu-baima-baitao', 1, 1],
      ['wu-baitao-mouth', 1, 1],
    ])
  })
})

describe('variants', () => {
  const baseline = readShipped('plan-2025.yaml')
  const capacities = (scenario: Scenario) => scenario.sites.map((site) => [site.id, site.capacity.byYear[0]])

  it('close Fengdu Baoluan and nothing else', () => {
    const closed = readShipped('plan-2025-close-fengdu-baoluan.yaml')
    const changed = capacities(closed).filter(([, value], i) => value !== capacities(baseline)[i]?.[1])
    expect(changed).toEqual([['fengdu-baoluan', 0]])
  })

  it('lift the output limit of the core only', () => {
    const lifted = readShipped('plan-2025-core-capacity.yaml')
    expect(lifted.regions.map((region) => region.outputLimit)).toEqual(['capacity', 'projected', 'projected'])
  })

  it('raise every demand by a tenth', () => {
    const raised = readShipped('plan-2025-demand-plus-10.yaml')
    expect(raised.markets.map((market) => market.demand.byYear[0])).toEqual(
      baseline.markets.map((market) => parts((market.demand.byYear[0] ?? 0) * 1.1) / 10),
    )
  })
})

interface Found {
  readonly path: readonly string[]
  readonly value: number
  readonly provenance: Provenance
}

/** Every number of a scenario that carries a provenance. */
function provenances(value: unknown, path: readonly string[]): readonly Found[] {
  if (typeof value !== 'object' || value === null || path[0] === 'document') return []
  const own = asFound(value, path)
  if (own !== null) return [own]
  return Object.entries(value).flatMap(([key, member]) => provenances(member, [...path, key]))
}

function asFound(value: object, path: readonly string[]): Found | null {
  if (!('provenance' in value) || !isProvenance(value.provenance)) return null
  const { provenance } = value
  if ('value' in value && typeof value.value === 'number') return { path, value: value.value, provenance }
  if ('byYear' in value && Array.isArray(value.byYear))
    return { path, value: Number(value.byYear[0]), provenance }
  return null
}

function isProvenance(value: unknown): value is Provenance {
  return typeof value === 'object' && value !== null && 'status' in value && 'source' in value
}

/** Every number of a document that is written with its provenance. */
function annotatedNumbers(
  value: JsonValue,
  path: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly entry: JsonObject }[] {
  if (!isJsonObject(value)) return []
  if ('value' in value) return [{ path, entry: value }]
  return Object.entries(value).flatMap(([key, member]) => annotatedNumbers(member, [...path, key]))
}

/** Paths of the numbers of a document that stand without provenance. */
function bareNumbers(value: JsonValue, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null || 'value' in value) return []
  return Object.entries(value).flatMap(([key, member]) => bareNumbers(member, [...path, key]))
}
