/**
 * Names and units of what tables hold, in both languages: the result tables, and the sheets in which a scenario
 * travels. Tests hold that every table, sheet and column has a name here.
 */
import type { Localised } from '../scenario/types.ts'
import type { Language } from './issues.ts'
import { COLUMN_NAMES } from './table-columns.ts'

const both = (zh: string, en: string): Localised => ({ zh, en })

/** Titles of the tables of a result and of the sheets of a scenario. */
export const TABLE_TITLES: Readonly<Record<string, Localised>> = {
  scenario: both('情景', 'Scenario'),
  parameters: both('参数', 'Parameters'),
  sources: both('来源', 'Sources'),
  regions: both('片区', 'Regions'),
  markets: both('需求地', 'Markets'),
  sites: both('矿点', 'Sites'),
  terminals: both('码头和转运站', 'Terminals'),
  waterways: both('航道', 'Waterways'),
  'waterways.stretches': both('航段', 'Stretches'),
  links: both('连线', 'Links'),
  modes: both('运输方式', 'Modes'),
  'modes.bands': both('运价分段', 'Freight bands'),
  'policy.rules': both('规则', 'Rules'),
  projects: both('项目', 'Projects'),
  targets: both('目标值', 'Targets'),
  earlyWarning: both('预警', 'Early warning'),
  provenance: both('数据出处', 'Provenance'),
  years: both('年份', 'Years'),
  flows: both('流向', 'Flows'),
  legs: both('运输分段', 'Legs'),
  arcs: both('弧', 'Arcs'),
  prices: both('价格', 'Prices'),
  transfers: both('调配', 'Transfers'),
  indicators: both('指标', 'Indicators'),
  findings: both('结论', 'Findings'),
  stages: both('证明', 'Proof'),
  duals: both('影子价格', 'Duals'),
  nodes: both('节点', 'Nodes'),
}

/** Units of columns, by `table.column` or by column; a column without one is a text, a share or a code. */
const UNITS: Readonly<Record<string, string>> = {
  demand: 'wt/yr',
  capacity: 'wt/yr',
  output: 'wt/yr',
  ownUse: 'wt/yr',
  imports: 'wt/yr',
  exports: 'wt/yr',
  unmet: 'wt/yr',
  balance: 'wt/yr',
  received: 'wt/yr',
  quantity: 'wt/yr',
  throughput: 'wt/yr',
  'terminals.limit': 'wt/yr',
  marginalPriceBelow: 'yuan/t',
  marginalPriceAbove: 'yuan/t',
  scarcityRentBelow: 'yuan/t',
  scarcityRentAbove: 'yuan/t',
  reserveStart: 'wt',
  reserveAdded: 'wt',
  reserveLost: 'wt',
  reserveEnd: 'wt',
  reserve: 'wt',
  stockFilled: 'wt',
  stockReleased: 'wt',
  landbank: 'yr',
  distance: 'km',
  'flows.cost': '10^4 yuan/yr',
  'legs.cost': '10^4 yuan/yr',
  emissions: 't CO2e/yr',
  'links.cost': 'yuan/t',
  'nodes.supply': 'wt/yr',
  'nodes.price': 'yuan/t',
  'arcs.cost': 'yuan/t',
  'location.longitude': '°',
  'location.latitude': '°',
  longitude: '°',
  latitude: '°',
  area: 'km^2',
  exWorksPrice: 'yuan/t',
  projectedOutput: 'wt/yr',
  plannedCapacity: 'wt/yr',
  'smallestScale.new': 'wt/yr',
  'smallestScale.extended': 'wt/yr',
  'stock.capacity': 'wt',
  'stock.start': 'wt',
  'stock.fillRate': 'wt/yr',
  'stock.releaseRate': 'wt/yr',
  stockStart: 'wt',
  stockEnd: 'wt',
  'berth.chainage': 'km',
  'joins.at': 'km',
  'waterways.stretches.from': 'km',
  'waterways.stretches.to': 'km',
  fixed: 'yuan/t',
  'handling.load': 'yuan/t',
  'handling.unload': 'yuan/t',
  emissionFactor: 'g/(t km)',
  maxDistance: 'km',
  upTo: 'km',
  rate: 'yuan/(t km)',
  leadTime: 'yr',
  life: 'yr',
  approvalDelay: 'yr',
}

/** The unit of a column of a table, in the words of the result file; `null` where it has none. */
export function columnUnit(table: string, column: string): string | null {
  return UNITS[`${table}.${column}`] ?? UNITS[column] ?? null
}

/** Whether every part of a column's heading has a name in both languages. */
export function hasColumnName(column: string): boolean {
  return (
    COLUMN_NAMES[column] !== undefined || column.split('.').every((part) => COLUMN_NAMES[part] !== undefined)
  )
}

/** What a column is called, part by part of its heading where the whole has no name of its own. */
export function columnName(column: string, language: Language): string {
  const whole = COLUMN_NAMES[column]
  if (whole !== undefined) return whole[language]
  const parts = column.split('.').map((part) => COLUMN_NAMES[part]?.[language] ?? part)
  return parts.join(language === 'zh' ? '·' : ', ')
}

export function tableTitle(table: string, language: Language): string {
  return TABLE_TITLES[table]?.[language] ?? table
}
