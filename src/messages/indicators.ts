/** Names of indicators and measures, and the units in which people read them, in both languages. */
import type { Localised } from '../scenario/types.ts'

/** A test holds that every indicator of `INDICATORS` has a name here. */
export const INDICATOR_TEXTS: Readonly<Record<string, Localised>> = {
  demand: { zh: '需求量', en: 'demand' },
  capacity: { zh: '产能', en: 'capacity' },
  output: { zh: '产量', en: 'output' },
  unmet: { zh: '缺口', en: 'unmet' },
  'balance-before-transfer': { zh: '调配前余缺', en: 'balance before transfer' },
  'balance-after-transfer': { zh: '调配后余缺', en: 'balance after transfer' },
  utilisation: { zh: '产能利用率', en: 'utilisation' },
  'reserve-margin': { zh: '产能余量', en: 'reserve margin' },
  'self-sufficiency': { zh: '自给率', en: 'self-sufficiency' },
  'import-dependence': { zh: '调入依存度', en: 'import dependence' },
  'tonne-km': { zh: '总周转量', en: 'haulage' },
  'average-haul': { zh: '平均运距', en: 'average haul' },
  'road-share': { zh: '公路占周转量', en: 'road in haulage' },
  'belt-share': { zh: '皮带占周转量', en: 'belt in haulage' },
  'barge-share': { zh: '水运占周转量', en: 'barge in haulage' },
  'rail-share': { zh: '铁路占周转量', en: 'rail in haulage' },
  'road-tonnage-share': { zh: '公路占运量', en: 'tonnes by road' },
  'belt-tonnage-share': { zh: '皮带占运量', en: 'tonnes by belt' },
  'barge-tonnage-share': { zh: '水运占运量', en: 'tonnes by barge' },
  'rail-tonnage-share': { zh: '铁路占运量', en: 'tonnes by rail' },
  cost: { zh: '总费用', en: 'cost' },
  'delivered-cost': { zh: '平均到场成本', en: 'delivered cost' },
  emissions: { zh: '碳排放', en: 'emissions, CO₂e' },
  'emissions-per-tonne': { zh: '单位碳排放', en: 'emissions per tonne, CO₂e' },
  c1: { zh: '最大来源占比 C1', en: 'largest source (C1)' },
  c4: { zh: '前四来源占比 C4', en: 'four largest (C4)' },
  hhi: { zh: '集中度 HHI', en: 'concentration, HHI' },
  'large-medium-share': { zh: '大中型矿山占比', en: 'large, medium mines' },
  'recycled-share': { zh: '再生骨料占需求', en: 'recycled in demand' },
  'ore-extracted': { zh: '矿石开采量', en: 'ore extracted' },
  landbank: { zh: '可供年限', en: 'landbank' },
  'n-1-shortfall': { zh: 'N-1 最大缺口', en: 'N-1 shortfall' },
}

/** What policies are compared by, in addition to indicators. */
export const MEASURE_TEXTS: Readonly<Record<string, Localised>> = {
  ...INDICATOR_TEXTS,
  transfer: { zh: '片区间调配', en: 'transfer' },
  'road-tonne-km': { zh: '公路', en: 'road' },
  'belt-tonne-km': { zh: '皮带', en: 'belt' },
  'barge-tonne-km': { zh: '水运', en: 'barge' },
  'rail-tonne-km': { zh: '铁路', en: 'rail' },
  'largest-utilisation': { zh: '外调区最高利用率', en: 'busiest exporter' },
  // Short, because a column for each preset stands beside them.
  emissions: { zh: '碳排放', en: 'CO₂e' },
  c1: { zh: '最大来源占比 C1', en: 'top source, C1' },
  hhi: { zh: '集中度 HHI', en: 'HHI' },
}

/** How a value in a result file's unit is shown: times `scale`, rounded to `decimals`, in `unit`. */
export interface UnitDisplay {
  readonly scale: number
  readonly decimals: number
  readonly isPercent: boolean
  /** Empty where the number says it all. */
  readonly unit: Localised
}

const plain = (unit: Localised, scale: number, decimals: number): UnitDisplay => ({
  scale,
  decimals,
  isPercent: false,
  unit,
})

const DISPLAYS: Readonly<Record<string, UnitDisplay>> = {
  'wt/yr': plain({ zh: '万吨', en: '10⁴ t' }, 1, 1),
  // 10⁴ wt·km = 10⁸ t·km.
  'wt km/yr': plain({ zh: '亿吨公里', en: '10⁸ t·km' }, 1e-4, 2),
  yr: plain({ zh: '年', en: 'years' }, 1, 1),
  km: plain({ zh: '公里', en: 'km' }, 1, 1),
  '10^4 yuan/yr': plain({ zh: '亿元', en: '10⁸ yuan' }, 1e-4, 2),
  'yuan/t': plain({ zh: '元/吨', en: 'yuan/t' }, 1, 2),
  't CO2e/yr': plain({ zh: '万吨', en: '10⁴ t' }, 1e-4, 2),
  'kg CO2e/t': plain({ zh: '千克/吨', en: 'kg/t' }, 1, 2),
  '1': { scale: 1, decimals: 3, isPercent: true, unit: { zh: '', en: '' } },
}

/** How to show an indicator or measure in a unit; one of an unknown unit is shown as it is. */
export function displayOf(id: string, unit: string): UnitDisplay {
  if (id === 'hhi') return plain({ zh: '', en: '' }, 1, 0)
  return DISPLAYS[unit] ?? plain({ zh: unit, en: unit }, 1, 3)
}
