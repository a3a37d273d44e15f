/** Sentences of repairs, in both languages. */
import type { JsonObject } from '../json.ts'
import { formatFigure, Parameters } from './explain-words.ts'
import type { Language } from './issues.ts'

export const REPAIR_CODES = ['repair', 'repairs-ended'] as const
export type RepairCode = (typeof REPAIR_CODES)[number]

type ChangeWords = Readonly<Record<string, (place: string) => string>>

const PLACES: Readonly<Record<Language, ChangeWords>> = {
  zh: {
    outputLimit: (place) => `${place}预计产量`,
    capacity: (place) => `${place}产能`,
    throughput: (place) => `${place}通过能力`,
    demand: (place) => `${place}需求`,
    rule: (place) => `规则“${place}”`,
  },
  en: {
    outputLimit: (place) => `projected output of ${place}`,
    capacity: (place) => `capacity of ${place}`,
    throughput: (place) => `throughput of ${place}`,
    demand: (place) => `demand of ${place}`,
    rule: (place) => `rule “${place}”`,
  },
}

function changesOf(w: Parameters, language: Language): string {
  const zh = language === 'zh'
  const named = w.list('changes').map((change) => {
    const place = change.name('name')
    if (change.text('field') === 'exporter') return zh ? `将${place}列为外调区` : `name ${place} an exporter`
    const what = PLACES[language][change.text('kind')]?.(place) ?? place
    const [from, to] = [precise(change.number('from')), precise(change.number('to'))]
    return zh ? `${what}由 ${from} 改为 ${to}` : `${what} from ${from} to ${to}`
  })
  return named.join(zh ? '；' : '; ')
}

/** Shares need all the digits that they are relaxed to. */
const precise = (value: number | null): string =>
  value === null
    ? '—'
    : new Intl.NumberFormat('en-US', { maximumFractionDigits: Math.abs(value) <= 1 ? 6 : 3 }).format(value)

type Sentences = Readonly<Record<RepairCode, (words: Parameters) => string>>

const EN: Sentences = {
  repair: (w) =>
    `Repair ${w.figure('rank')}, at ${formatFigure(w.number('cost') ?? 0)}×10⁴ yuan: ${changesOf(w, 'en')}.`,
  'repairs-ended': (w) => {
    const count = w.number('count') ?? 0
    const is = count === 1 ? 'This is the only repair' : `These ${count} are all repairs`
    if (w.text('ended') === 'limit') return 'The search for more repairs was given up before it ended.'
    return count === 0
      ? 'Nothing that has a repair cost removes it: proven.'
      : `${is} of which none takes all that a cheaper one takes: proven.`
  },
}

const ZH: Sentences = {
  repair: (w) =>
    `补救方案 ${w.figure('rank')}（${formatFigure(w.number('cost') ?? 0)} 万元）：${changesOf(w, 'zh')}。`,
  'repairs-ended': (w) => {
    const count = w.number('count') ?? 0
    if (w.text('ended') === 'limit') return '未及找完全部补救方案，搜索已中止。'
    return count === 0
      ? '已证明：列有补救成本的各项改动都无法消除。'
      : `已证明：除这 ${count} 个外，没有其他不包含更便宜方案全部改动的补救方案。`
  },
}

const SENTENCES: Readonly<Record<Language, Sentences>> = { zh: ZH, en: EN }

/** The heading of a list of repairs. */
export const repairHeading = (language: Language, of: 'shortage' | 'conflict', year: number): string =>
  language === 'zh'
    ? `${year} 年${of === 'shortage' ? '缺口' : '规则冲突'}的补救（按假定的补救成本排序）`
    : `Repairs of the ${of === 'shortage' ? 'shortage' : 'conflict of rules'} of ${year}, ranked by assumed repair costs`

/** The sentence of a statement about repairs. A code of a newer version is shown as it is. */
export function formatRepairStatement(
  { code, parameters }: { readonly code: string; readonly parameters: JsonObject },
  language: Language,
): string {
  const known = REPAIR_CODES.find((each) => each === code)
  return known === undefined ? code : SENTENCES[language][known](new Parameters(parameters, language))
}
