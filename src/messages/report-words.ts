/** Words of the first page of the printed report, in both languages. */
import type { Language } from './issues.ts'

export interface ReportWords {
  readonly date: string
  /** Of the figures on the page: what they are, and where that is from. */
  readonly basis: string
  readonly figure: string
  readonly origin: string
  readonly solved: (goals: string) => string
  readonly solvedFigures: string
  readonly identities: string
  readonly identityTexts: readonly string[]
  readonly indicators: (year: number) => string
  readonly indicator: string
  readonly equation: string
  readonly city: string
  readonly overYears: string
  readonly targets: string
  readonly target: string
  readonly limit: string
  readonly targetStatuses: Readonly<Record<'met' | 'at-risk' | 'missed' | 'not-computable', string>>
  readonly mapTitle: (year: number) => string
  readonly mapNote: string
  readonly annex: string
  readonly more: (count: number) => string
  readonly total: string
  readonly moreFindings: (count: number) => string
  readonly goals: Readonly<Record<string, string>>
  /** Between parts of a list. */
  readonly comma: string
}

const EN: ReportWords = {
  date: 'Date',
  basis: 'Where the figures come from',
  figure: 'figures',
  origin: 'status and source',
  solved: (goals) => `derived: the proven optimum of, one after the other, ${goals}`,
  solvedFigures: 'output, own use, transfers, unmet',
  identities: 'identities',
  identityTexts: ['balance = output − demand', 'unmet = demand − own use − imports'],
  indicators: (year) => `Indicators ${year}`,
  indicator: 'indicator',
  equation: 'equation',
  city: 'City',
  overYears: 'The city over the years',
  targets: 'Targets',
  target: 'target',
  limit: 'limit',
  targetStatuses: {
    met: 'met',
    'at-risk': 'met, little room',
    missed: 'missed',
    'not-computable': 'not computable',
  },
  mapTitle: (year) => `Transfers ${year}: width is tonnage, circles are capacity`,
  mapNote: 'Schematic, not administrative boundaries.',
  annex: 'Annex',
  more: (count) => `${count} more in the annex.`,
  total: 'total',
  moreFindings: (count) => `Further findings (${count})`,
  goals: {
    unmet: 'least unmet demand',
    'largest-unmet-share': 'least largest share unmet',
    transfer: 'least transfer',
    'tonne-km': 'least haulage',
    cost: 'least cost',
    emissions: 'least emissions',
    'road-tonne-km': 'least haulage by road',
    'largest-utilisation': 'least highest utilisation',
    tie: 'one answer among equals',
  },
  comma: ', ',
}

const ZH: ReportWords = {
  date: '日期',
  basis: '数字的依据',
  figure: '数字',
  origin: '状态与来源',
  solved: (goals) => `推算：依次求得并证明的最优解，目标为${goals}`,
  solvedFigures: '产量、自用、调配、缺口',
  identities: '恒等式',
  identityTexts: ['余缺 = 产量 − 需求量', '缺口 = 需求量 − 自用 − 调入'],
  indicators: (year) => `${year} 年指标`,
  indicator: '指标',
  equation: '算式',
  city: '全市',
  overYears: '全市逐年',
  targets: '目标',
  target: '目标',
  limit: '限值',
  targetStatuses: {
    met: '达到',
    'at-risk': '达到，余量不足',
    missed: '未达到',
    'not-computable': '无法判定',
  },
  mapTitle: (year) => `${year} 年调配：线宽为吨位，圆面积为产能`,
  mapNote: '示意图，不代表行政界线。',
  annex: '附件',
  more: (count) => `其余 ${count} 项见附件。`,
  total: '合计',
  moreFindings: (count) => `其余结论（${count}）`,
  goals: {
    unmet: '缺口最小',
    'largest-unmet-share': '最大缺口比例最小',
    transfer: '调配最少',
    'tonne-km': '周转量最小',
    cost: '费用最低',
    emissions: '排放最低',
    'road-tonne-km': '公路周转量最小',
    'largest-utilisation': '最高利用率最低',
    tie: '同优取一',
  },
  comma: '、',
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { zh: ZH, en: EN }
