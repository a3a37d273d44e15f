/** Words of what leaves the program: workbooks and the printed report, in both languages. */
import type { Language } from './issues.ts'

export interface ExportWords {
  readonly guideSheet: string
  readonly guideTitle: (title: string) => string
  readonly guide: readonly string[]
  readonly required: string
  readonly optional: string
  readonly allowed: (words: string) => string
  readonly quantityForm: string
  readonly meaning: string
  readonly valueNow: string
  readonly aboutSheet: string
  readonly changesSheet: string
  readonly about: Readonly<
    Record<
      | 'scenario'
      | 'id'
      | 'description'
      | 'policy'
      | 'status'
      | 'years'
      | 'engine'
      | 'hash'
      | 'version'
      | 'proof'
      | 'tables'
      | 'units'
      | 'prices'
      | 'sources'
      | 'licence'
      | 'findings'
      | 'findingsToRead',
      string
    >
  >
  readonly statuses: Readonly<Record<'optimal' | 'conflict' | 'uncertified', string>>
  readonly unitNote: string
  /** Why a result with perfect foresight has no prices. */
  readonly noPrices: string
  readonly change: Readonly<Record<'path' | 'before' | 'after', string>>
  readonly noBaseline: string
  readonly noChanges: (baseline: string) => string
  readonly changesFrom: (baseline: string) => string
  readonly reportHeading: (title: string) => string
  readonly balanceIn: (year: number) => string
  readonly transfersIn: (year: number) => string
  readonly noTransfers: string
  readonly assumptions: string
  readonly assumptionsNote: (count: number) => string
  readonly statusOfNumbers: Readonly<Record<'published' | 'sourced' | 'derived' | 'assumed', string>>
  readonly range: string
  readonly certificate: string
  readonly certified: (stages: number, tolerance: string) => string
  readonly notCertified: string
  readonly residual: string
  readonly chartTitle: string
}

const EN: ExportWords = {
  guideSheet: 'guide',
  guideTitle: (title) => `Scenario workbook: ${title}`,
  guide: [
    'Each sheet is one table of the scenario. Fill in or change cells, save as .xlsx, then: shashi import BOOK.xlsx --out SCENARIO.yaml',
    'Row 1 of a sheet holds the keys the program reads; rows and columns that start with # are explanations and are not read. Do not rename keys.',
    'A row is one entry; its id is lower-case letters, digits and hyphens, and starts with a letter. Empty cells count as not given.',
    'A number stands in the unit of its column (row 2), or as text with its own unit: 130 Mt/yr, 1.3e8 t/yr. wt is 万吨, 10⁴ t.',
    'A number per year may be milestones, linear in between, 2021: 5700; 2025: 6000, or an expression in year and the parameters: 5700 * 1.02^(year - 2021).',
    'The sheet provenance says of a number, by its path, how far it can be trusted (published, sourced, derived, assumed), where it comes from and its range. A number without a row there is assumed.',
    'Spreadsheet formulas are read by their computed values; a formula nobody has computed and an error are reported, never read as empty. Macros and links to other files are refused.',
  ],
  required: 'required',
  optional: 'optional',
  allowed: (words) => `one of: ${words}`,
  quantityForm: 'number, number with unit, milestones or expression',
  meaning: 'meaning',
  valueNow: 'value',
  aboutSheet: 'About',
  changesSheet: 'Changes',
  about: {
    scenario: 'Scenario',
    id: 'Id',
    description: 'Description',
    policy: 'Policy',
    status: 'Status',
    years: 'Years',
    engine: 'Engine',
    hash: 'Hash of the scenario (SHA-256)',
    version: 'Shashi',
    proof: 'Proof',
    tables: 'Tables',
    units: 'Units',
    prices: 'Prices',
    sources: 'Sources',
    licence: 'Licence',
    findings: 'Findings',
    findingsToRead: 'What the result says',
  },
  statuses: { optimal: 'proven optimal', conflict: 'the rules cannot all hold', uncertified: 'not proven' },
  unitNote:
    'wt is 万吨 (10⁴ t); wt/yr quantities a year, 10^4 yuan/yr total cost, t CO2e/yr emissions, km distance, yuan/t prices.',
  noPrices:
    'None with perfect foresight: a tonne more in one year also moves what other years mine, store and leave in place, so that no year alone can tell what it costs. Solved year by year (myopic), the result has them.',
  change: { path: 'path', before: 'baseline', after: 'this scenario' },
  noBaseline: 'There is no baseline to compare with.',
  noChanges: (baseline) => `Nothing differs from ${baseline}.`,
  changesFrom: (baseline) => `Differences from ${baseline}`,
  reportHeading: (title) => `Sand-and-gravel supply and demand: ${title}`,
  balanceIn: (year) => `Regional balance ${year}, 10⁴ t/yr`,
  transfersIn: (year) => `Transfers between regions ${year}, 10⁴ t/yr`,
  noTransfers: 'No transfers between regions.',
  assumptions: 'Assumptions',
  assumptionsNote: (count) =>
    `${count} numbers are assumed or derived; those with a range, a note or a source of their own:`,
  statusOfNumbers: {
    published: 'published',
    sourced: 'sourced',
    derived: 'derived',
    assumed: 'assumed',
  },
  range: 'range',
  certificate: 'Certificate',
  certified: (stages, tolerance) =>
    `The proof holds: ${stages} goals are proven optimal one after the other, tolerance ${tolerance}. shashi verify checks it from the result file alone.`,
  notCertified: 'There is no proof that these numbers are an optimum.',
  residual: 'largest residual',
  chartTitle: 'Demand, capacity and output by region, 10⁴ t/yr',
}

const ZH: ExportWords = {
  guideSheet: '说明',
  guideTitle: (title) => `情景工作簿：${title}`,
  guide: [
    '每张工作表是情景的一张表。填写或修改后存为 .xlsx，再运行：shashi import BOOK.xlsx --out SCENARIO.yaml',
    '第 1 行是程序读取的键，请勿改名；以 # 开头的行和列只是说明，不会读取。',
    '每行是一个对象；标识由小写字母、数字和连字符组成，以字母开头。空单元格视为未填。',
    '数值按本列单位（第 2 行）填写，或写成带单位的文字：130 Mt/yr、13000 万吨/年。wt 即万吨。',
    '逐年数值可以写成分年数值（其间线性插值）：2021: 5700; 2025: 6000，或以 year 和参数书写的算式：5700 * 1.02^(year - 2021)。',
    '“数据出处”表按路径注明数值的可信程度（published 公布、sourced 有来源、derived 推算、assumed 假设）、来源和范围；未列出的数值视为假设。',
    '表格公式按计算结果读取；未计算的公式和错误值会报告，不会当作空白。含宏或引用其他文件的工作簿不予读取。',
  ],
  required: '必填',
  optional: '选填',
  allowed: (words) => `可选：${words}`,
  quantityForm: '数值、带单位的数值、分年数值或算式',
  meaning: '含义',
  valueNow: '数值',
  aboutSheet: '关于',
  changesSheet: '改动',
  about: {
    scenario: '情景',
    id: '标识',
    description: '说明',
    policy: '策略',
    status: '状态',
    years: '年份',
    engine: '求解器',
    hash: '情景哈希（SHA-256）',
    version: '砂石 Shashi',
    proof: '证明',
    tables: '各表',
    units: '单位',
    prices: '价格',
    sources: '来源',
    licence: '许可',
    findings: '结论',
    findingsToRead: '结论',
  },
  statuses: { optimal: '已证明最优', conflict: '规则不能同时满足', uncertified: '未得到证明' },
  unitNote:
    'wt 即万吨；wt/yr 为每年数量（万吨/年），10^4 yuan/yr 为总费用（万元/年），t CO2e/yr 为碳排放，km 为运距，yuan/t 为单价（元/吨）。',
  noPrices:
    '各年合并求解（完全预见）时不给出价格：某一年多一吨，也会改变其他年份的开采、堆存和剩余储量，单独一年说不出它的代价。逐年求解（myopic）的结果有价格。',
  change: { path: '路径', before: '基准', after: '本情景' },
  noBaseline: '没有可比较的基准。',
  noChanges: (baseline) => `与 ${baseline} 没有差异。`,
  changesFrom: (baseline) => `与 ${baseline} 的差异`,
  reportHeading: (title) => `砂石供需报告：${title}`,
  balanceIn: (year) => `${year} 年各片区平衡，万吨/年`,
  transfersIn: (year) => `${year} 年片区间调配，万吨/年`,
  noTransfers: '没有片区间调配。',
  assumptions: '假设',
  assumptionsNote: (count) => `共有 ${count} 个数值为假设或推算；其中注明范围、备注或来源的有：`,
  statusOfNumbers: { published: '公布', sourced: '有来源', derived: '推算', assumed: '假设' },
  range: '范围',
  certificate: '证明',
  certified: (stages, tolerance) =>
    `证明成立：${stages} 个目标逐一证明最优，容差 ${tolerance}。shashi verify 只凭结果文件即可复核。`,
  notCertified: '没有证明这些数字是最优解。',
  residual: '最大残差',
  chartTitle: '各片区需求量、产能和产量，万吨/年',
}

export const EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = { zh: ZH, en: EN }
