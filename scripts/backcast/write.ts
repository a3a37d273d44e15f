/** The comparison of a simulation with published figures, as a page in both languages. */
import { type BackcastRow, backcast } from '../../src/analyse/backcast.ts'
import { displayOf } from '../../src/messages/indicators.ts'
import type { ResultFile } from '../../src/report/types.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { REGION_NAMES } from '../scenarios/common.ts'
import type { Published } from './observations.ts'

/** Write docs/backcast.md from a result and its scenario. */
export function writeBackcast(
  scenario: Scenario,
  result: ResultFile,
  observations: readonly Published[],
): string {
  const gatePrice = (site: string, year: number): number => {
    const found = scenario.sites.find(({ id }) => id === site)
    return found?.exWorksPrice.byYear[scenario.years.indexOf(year)] ?? Number.NaN
  }
  const rows = backcast(result, observations, gatePrice)
  const byId = new Map(observations.map((each) => [each.id, each]))
  const published = (row: BackcastRow): Published => {
    const found = byId.get(row.observation.id)
    if (found === undefined) throw new RangeError(`No observation ${row.observation.id}`)
    return found
  }
  const table = (isMeant: (row: BackcastRow) => boolean) =>
    rows.filter(isMeant).map((row) => line(row, published(row)))
  const isPlan = ({ observation }: BackcastRow) => observation.id.startsWith('plan-')
  const isComparable = ({ simulated, observation }: BackcastRow) =>
    simulated !== null && observation.value !== null
  return [
    ...intro(result.scenario.id),
    '## 规划2025年数字 · Figures of the plan for 2025',
    '',
    ...HEADER,
    ...table(isPlan),
    '',
    '## 已公布的实际数 · Published outturns',
    '',
    ...HEADER,
    ...table((row) => !isPlan(row) && isComparable(row)),
    '',
    '## 无法比较 · Not comparable',
    '',
    ...HEADER,
    ...table((row) => !isPlan(row) && !isComparable(row)),
    '',
  ].join('\n')
}

function intro(id: string): readonly string[] {
  return [
    '# 回测 · Backcast',
    '',
    `\`${id}\`（\`plan\` 策略，逐年）的模拟值与公布数对照。差异如实列出，不作修正。公布数见 [\`data/outturn.csv\`](../data/outturn.csv)，等级 A 官方或同行评议、B 行业与媒体、C 仅供参考、D 推算、M 凭记忆未核实。`,
    '',
    `Simulated values of \`${id}\` (policy \`plan\`, year by year) beside published ones. Differences are shown and not mended. Published figures stand in [\`data/outturn.csv\`](../data/outturn.csv); grade A official or peer-reviewed, B trade or press, C indicative, D derived, M recalled and not verified.`,
    '',
    'Written by `npm run backcast`; a test compares it with a new run.',
    '',
  ]
}

const HEADER: readonly string[] = [
  '| 指标 Figure | 地区 Where | 年 Year | 公布 Published | 模拟 Simulated | 差 Difference | 等级 Grade | 来源 Source | 说明 Note |',
  '|---|---|--:|--:|--:|--:|---|---|---|',
]

function line({ simulated, difference, relative }: BackcastRow, published: Published): string {
  const { name, year, value, unit, grade, source, note } = published
  const show = (number: number | null) => (number === null ? '—' : amount(number, unit))
  const share = relative === null ? '' : ` (${signed((relative * 100).toFixed(1))} %)`
  const gap =
    difference === null
      ? '—'
      : unit === '1'
        ? `${signed((difference * 100).toFixed(1))} 百分点 points`
        : `${signed(amount(difference, unit))}${share}`
  const cells = [
    `${name.zh} ${name.en}`,
    where(published),
    String(year),
    show(value),
    show(simulated),
    gap,
    grade === '' ? '—' : grade,
    source === '' ? '—' : source,
    [note.zh, note.en].filter((text) => text !== '').join(' '),
  ]
  return `| ${cells.join(' | ')} |`
}

/** A value in its own unit: wt/yr and yuan/t as they are, shares in percent. */
function amount(value: number, unit: string): string {
  const { zh } = displayOf('', unit).unit
  const number = unit === '1' ? value * 100 : value
  const text = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    Math.abs(number) < 0.05 ? 0 : number,
  )
  return unit === '1' ? `${text} %` : `${text} ${zh}`
}

const signed = (text: string): string =>
  /^-?0\.0\b/.test(text) ? text.replace('-', '') : text.replace(/^(?=\d)/, '+')

function where({ region, measure }: Published): string {
  const named = Object.entries(REGION_NAMES).find(([id]) => id === region)?.[1]
  if (named !== undefined) return `${named.zh} ${named.en}`
  return measure.kind === 'site-capacity' ? '—' : '全市 City'
}
