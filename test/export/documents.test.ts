/** The exports that describe and show: the data package, the map, the printed report, About and Changes. */
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { changesFrom } from '../../src/export/changes.ts'
import { describePackage } from '../../src/export/data-package.ts'
import { writeGeoJson } from '../../src/export/geojson.ts'
import { writeHtmlReport } from '../../src/export/html.ts'
import { resultTables } from '../../src/export/tables.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json.ts'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { checkGeoJson } from '../support/check-geojson.ts'
import { resultOf } from './results.ts'

/** The specification’s own schema of a tabular data package, version 1, without its descriptions. */
const { $schema: _draft, ...profile } = JSON.parse(
  readFileSync(new URL('../support/frictionless/tabular-data-package.json', import.meta.url), 'utf8'),
)
const isPackage = new Ajv({ strict: false, validateFormats: false }).compile(profile)

const IDS = ['plan-2025', 'chongqing-2025', 'chongqing-2035']

describe('the data package', () => {
  it.each(IDS)('of %s holds against its specification', async (id) => {
    const result = await resultOf(id)
    for (const language of ['zh', 'en'] as const) {
      const described = describePackage(result, resultTables(result), language)
      expect(isPackage(described), JSON.stringify(isPackage.errors?.slice(0, 3))).toBe(true)
      expect(described.scenario).toMatchObject({ id, hash: result.scenario.hash })
    }
  })

  it('is refused by the specification where it is wrong', async () => {
    const result = await resultOf('plan-2025')
    const described = describePackage(result, resultTables(result), 'en')
    expect(isPackage({ ...described, resources: [] })).toBe(false)
    expect(isPackage({ ...described, name: 'Plan 2025' })).toBe(false)
    const { resources: _none, ...rest } = described
    expect(isPackage(rest)).toBe(false)
  })

  it('names units, sources with their licences, and keys that tell rows apart', async () => {
    const result = await resultOf('chongqing-2025')
    const tables = resultTables(result)
    const described = describePackage(result, tables, 'zh')
    const { resources, licenses, sources } = described
    if (!Array.isArray(resources)) throw new Error('no resources')
    expect(licenses).toContainEqual({
      name: 'CC-BY-4.0',
      path: 'https://creativecommons.org/licenses/by/4.0/',
      title: 'CC BY 4.0',
    })
    expect(Array.isArray(sources) && sources.length).toBe(
      Object.keys(objectAt(result.scenario.document, 'sources')).length,
    )
    for (const [index, table] of tables.entries()) {
      const { schema } = asObject(resources[index])
      const key = asObject(schema).primaryKey
      if (!Array.isArray(key)) continue
      const positions = key.map((name) => table.columns.findIndex((column) => column.name === name))
      const keys = table.rows.map((row) => JSON.stringify(positions.map((position) => row[position])))
      expect(new Set(keys).size, table.name).toBe(table.rows.length)
    }
    const regions = asObject(resources.find((each) => asObject(each).name === 'regions'))
    expect(asObject(regions.schema).fields).toContainEqual({
      name: 'demand',
      type: 'number',
      title: '需求量',
      unit: 'wt/yr',
    })
  })
})

const asObject = (value: JsonValue | undefined): JsonObject =>
  isJsonObject(value ?? null) ? Object(value) : {}
const objectAt = (object: JsonObject, key: string): JsonObject => asObject(object[key])

describe('the map', () => {
  it.each(IDS)('of %s passes a strict check of RFC 7946', async (id) => {
    const result = await resultOf(id)
    for (const { year } of result.years) expect(checkGeoJson(writeGeoJson(result, year))).toEqual([])
  })

  it('is refused by the check where it is wrong', () => {
    const point = (coordinates: JsonValue) => ({
      type: 'FeatureCollection',
      bbox: [0, 0, 0, 0],
      features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }],
    })
    expect(checkGeoJson(point([0, 0]))).toEqual([])
    expect(checkGeoJson(point([29.5, 106.5]))).not.toEqual([])
    expect(checkGeoJson({ ...point([0, 0]), crs: {} })).not.toEqual([])
    expect(checkGeoJson(point(['0', 0]))).not.toEqual([])
  })

  it('has every site and market as a point and every flow as a line through its wharves', async () => {
    const result = await resultOf('chongqing-2025')
    const { features } = writeGeoJson(result, 2025)
    if (!Array.isArray(features)) throw new Error('no features')
    const byKind = (kind: string) =>
      features.filter((feature) => objectAt(asObject(feature), 'properties').kind === kind)
    expect(byKind('site')).toHaveLength(result.sites.length)
    expect(byKind('market')).toHaveLength(result.markets.length)
    expect(byKind('terminal')).toHaveLength(result.terminals.length)
    expect(byKind('route')).toHaveLength(result.flows.length)
    const barge = result.flows.findIndex(({ legs }) => legs.some(({ mode }) => mode === 'barge'))
    const flow = result.flows[barge]
    const line = asObject(byKind('route')[barge])
    const { terminals } = result.scenario.document
    const places = flow?.legs.slice(1).map(({ from }) => {
      const { longitude, latitude } = objectAt(objectAt(asObject(terminals), from), 'location')
      return [longitude, latitude]
    })
    const { coordinates } = objectAt(line, 'geometry')
    expect(Array.isArray(coordinates) && coordinates.slice(1, -1)).toEqual(places)
    expect(places?.length).toBeGreaterThanOrEqual(2)
    expect(objectAt(line, 'properties').quantity).toBe(flow?.quantity)
  })
})

describe('the printed report', () => {
  const baseline = () => {
    const { id, document } = readShipped('plan-2025.yaml')
    return { id, document }
  }

  it('needs nothing from anywhere, runs nothing, and says what a planner asks', async () => {
    const result = await resultOf('plan-2025-demand-plus-10')
    const zh = writeHtmlReport(result, { language: 'zh', baseline: baseline() })
    expect(zh).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i)
    for (const text of [
      '主城都市区',
      '14,300',
      '武隆和顺',
      '与 plan-2025 的差异',
      'markets.core.demand',
      '假设',
      '证明成立',
    ]) {
      expect(zh).toContain(text)
    }
    const en = writeHtmlReport(result, { language: 'en', baseline: baseline() })
    // Citations stand in their own language, and wt is explained by its Chinese name.
    const own = en.replace(/<dl class="sources">[\s\S]*?<\/dl>/g, '').replaceAll('万吨', '')
    expect(/\p{Script=Han}/u.test(own)).toBe(false)
    expect(en).toContain('Differences from plan-2025')
    for (const row of result.transfers) {
      expect(en).toContain(new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(row.quantity))
    }
  })

  it('defends its figures: indicators with equations, sources with clauses, goals and identities, the proof', async () => {
    const result = await resultOf('plan-2025')
    const zh = writeHtmlReport(result, { language: 'zh', baseline: baseline() })
    const [page = '', annex = ''] = zh.split('<div class="annex">')
    for (const text of [
      '<svg class="map"',
      '示意图，不代表行政界线',
      '主城都市区 +4,000',
      '公布 3 [plan]',
      '§五(一)2',
      '渝府办发〔2022〕113号',
      '余缺 = 产量 − 需求量',
      '缺口最小、调配最少、周转量最小',
      '产量÷在役产能',
      '证明成立',
      '最大残差',
    ]) {
      expect(page).toContain(text)
    }
    const routes = page.match(/class="shaft"/g)
    expect(routes).toHaveLength(result.transfers.length)
    expect(annex).toContain('假设')
    expect(annex).toContain('freight-survey')
  })

  it('tells the years of a run over several, and bears a date only where one is given', async () => {
    const result = await resultOf('chongqing-2035')
    const zh = writeHtmlReport(result, { language: 'zh', baseline: null })
    expect(zh).toContain('全市逐年')
    expect(zh).toContain('2035 年各片区平衡')
    for (const { year } of result.years) expect(zh).toContain(`<th scope="row">${year}</th>`)
    const named = result.targets.filter(({ status }) => status === 'met').length
    expect(zh.match(/<td>达到<\/td>/g)).toHaveLength(named)
    expect(zh).not.toContain('日期')
    const dated = writeHtmlReport(result, { language: 'zh', baseline: null, date: '2026-01-02' })
    expect(dated).toContain('2026-01-02')
  })

  it('writes a name that looks like HTML as text', async () => {
    const name = { zh: '<script>alert(1)</script>', en: '"><img src=x onerror=alert(1)>' }
    const result = await runScenario(
      readShipped('plan-2025.yaml', [{ title: name, regions: { core: { name } } }]),
    )
    for (const language of ['zh', 'en'] as const) {
      const page = writeHtmlReport(result, { language, baseline: baseline() })
      expect(page).not.toMatch(/<script|<img/)
      expect(page).toContain(language === 'zh' ? '&lt;script&gt;' : '&quot;&gt;&lt;img')
    }
  })

  it('says so where there is no answer to report', async () => {
    const rule = { kind: 'least-take', site: 'fengdu-baoluan', quantity: 5000 }
    const result: ResultFile = await runScenario(
      readShipped('plan-2025.yaml', [{ policy: { rules: { take: rule } } }]),
    )
    expect(result.status).toBe('conflict')
    const page = writeHtmlReport(result, { language: 'en', baseline: null })
    expect(page).toContain('the rules cannot all hold')
    expect(page).toContain('There is no proof')
    expect(page).toContain('There is no baseline')
  })
})

describe('changes', () => {
  it('list values before annotations, with both sides', () => {
    const base = readShipped('plan-2025.yaml')
    const more = readShipped('plan-2025-demand-plus-10.yaml')
    const changes = changesFrom({ id: base.id, document: base.document }, more.document)
    expect(changes.slice(0, 3)).toEqual([
      { path: 'markets.core.demand', annotation: false, before: 13000, after: 14300 },
      { path: 'markets.northeast.demand', annotation: false, before: 5700, after: 6270 },
      { path: 'markets.southeast.demand', annotation: false, before: 2400, after: 2640 },
    ])
    expect(changes.slice(3).every(({ annotation }) => annotation)).toBe(true)
  })
})
