/** Sentences and table words of contingencies, in both languages. */
import type { JsonObject } from '../json.ts'
import { formatFigure, Parameters } from './explain-words.ts'
import type { Language } from './issues.ts'

export const CONTINGENCY_CODES = [
  'n-1-worst',
  'n-1-short',
  'n-1-safe',
  'n-1-conflict',
  'n-1-unproven',
  'n-2-worst',
  'n-2-none',
  'n-2-counts',
] as const
export type ContingencyCode = (typeof CONTINGENCY_CODES)[number]

type Sentences = Readonly<Record<ContingencyCode, (words: Parameters) => string>>

/** Words of the tables around the sentences. */
export interface ContingencyWords {
  /** A thing lost, by its kind. */
  readonly lost: (kind: string, name: string) => string
  /** Above all tables. */
  readonly heading: (title: string, year: number) => string
  /** The shortfall and cost with nothing lost. */
  readonly base: (unmet: string, cost: string) => string
  readonly singles: string
  readonly pairs: string
  readonly loss: string
  readonly shortfall: string
  readonly beyond: string
  readonly cost: string
  readonly hit: string
  readonly instead: string
  /** How many losses change nothing. */
  readonly unchanged: (count: number) => string
  readonly statuses: Readonly<Record<'conflict' | 'unproven', string>>
  /** Losses tried, of all that will be. */
  readonly progress: (done: number, total: number) => string
}

const KINDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { zone: '', site: '矿点', terminal: '', stretch: '航段', mode: '运输方式' },
  en: { zone: 'zone', site: 'site', terminal: '', stretch: 'stretch', mode: 'all transport by' },
}

/** Terminals are called wharf or railhead by their names, and Chinese zones 集中开采区 by theirs. */
function lostName(language: Language, kind: string, name: string): string {
  const what = KINDS[language][kind] ?? kind
  if (what === '') return name
  if (language === 'zh') return `${name}（${what}）`
  return kind === 'mode' ? `${what} ${name.toLowerCase()}` : `${what} ${name}`
}

const lostOf = (w: Parameters, language: Language): string =>
  w
    .list('lost')
    .map((each) => lostName(language, each.text('kind'), each.name('name')))
    .join(language === 'zh' ? '与' : ' and ')

const places = (w: Parameters, key: string): string =>
  w.join(w.list(key).map((each) => `${each.name('name')} ${each.figure('change')}`))

const more = (w: Parameters, zh: boolean): string => {
  const count = w.number('more') ?? 0
  return count === 0 ? '' : zh ? `等另外 ${count} 处` : ` and ${count} more`
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatFigure(value)}`

const EN: Sentences = {
  'n-1-worst': (w) =>
    `The worst single loss is ${lostOf(w, 'en')}: ${w.figure('shortfall')}×10⁴ t more would be short, borne by ${places(w, 'regions')}; hit hardest: ${places(w, 'markets')}.`,
  'n-1-short': (w) =>
    `${w.figure('short')} of ${w.figure('all')} single losses leave more short (N-1 shortfall ${w.figure('shortfall')}×10⁴ t): ${w.join(w.list('losses').map((each) => `${lostOf(each, 'en')} ${each.figure('shortfall')}`))}${more(w, false)}.`,
  'n-1-safe': (w) => {
    const costliest = w.part('costliest')
    const dear =
      costliest === null
        ? ''
        : ` The dearest to make good is ${lostOf(costliest, 'en')}: ${signed(costliest.number('cost') ?? 0)}×10⁴ yuan a year.`
    return `No single loss of ${w.figure('all')} leaves anything more short.${dear}`
  },
  'n-1-conflict': (w) =>
    `The rules cannot all hold without ${w.join(w.list('losses').map((each) => lostOf(each, 'en')))}${more(w, false)}.`,
  'n-1-unproven': (w) =>
    `No proven answer without ${w.join(w.list('losses').map((each) => lostOf(each, 'en')))}.`,
  'n-2-worst': (w) => {
    const shortfall = w.number('shortfall')
    if (shortfall === null)
      return `The worst pair is ${lostOf(w, 'en')}: the rules cannot all hold without both.`
    const beyond = w.number('beyond') ?? 0
    const sum =
      beyond > 0
        ? `, ${formatFigure(beyond)} more than the two one by one`
        : beyond < 0
          ? `, ${formatFigure(-beyond)} less than the two one by one, which share tonnes`
          : ', as much as the two one by one'
    return `The worst pair that is worse than each of its two is ${lostOf(w, 'en')}: ${formatFigure(shortfall)}×10⁴ t more would be short${shortfall > 0 ? sum : ''}.`
  },
  'n-2-none': () => 'No pair of losses is worse than the worse of its two.',
  'n-2-counts': (w) =>
    `Of ${w.figure('all')} pairs, ${w.figure('unused')} are as bad as one of their two, whose loss leaves the other nothing to carry; ${w.figure('bounded')} cannot be among the worst, by an upper bound; ${w.figure('solved')} were solved.`,
}

const ZH: Sentences = {
  'n-1-worst': (w) =>
    `最严重的单一失效是${lostOf(w, 'zh')}：将多缺 ${w.figure('shortfall')} 万吨，由${places(w, 'regions')}承担；受影响最大的是${places(w, 'markets')}。`,
  'n-1-short': (w) =>
    `${w.figure('all')} 种单一失效中有 ${w.figure('short')} 种使缺口扩大（N-1 缺口 ${w.figure('shortfall')} 万吨）：${w.join(w.list('losses').map((each) => `${lostOf(each, 'zh')} ${each.figure('shortfall')}`))}${more(w, true)}。`,
  'n-1-safe': (w) => {
    const costliest = w.part('costliest')
    const dear =
      costliest === null
        ? ''
        : `弥补代价最大的是${lostOf(costliest, 'zh')}：每年 ${signed(costliest.number('cost') ?? 0)} 万元。`
    return `${w.figure('all')} 种单一失效均不使缺口扩大。${dear}`
  },
  'n-1-conflict': (w) =>
    `失去${w.join(w.list('losses').map((each) => lostOf(each, 'zh')))}${more(w, true)}后，规则无法同时满足。`,
  'n-1-unproven': (w) =>
    `失去${w.join(w.list('losses').map((each) => lostOf(each, 'zh')))}后，没有得到经过证明的结果。`,
  'n-2-worst': (w) => {
    const shortfall = w.number('shortfall')
    if (shortfall === null) return `最严重的一对失效是${lostOf(w, 'zh')}：同时失去后规则无法同时满足。`
    const beyond = w.number('beyond') ?? 0
    const sum =
      beyond > 0
        ? `，比两者分别失效之和多 ${formatFigure(beyond)}`
        : beyond < 0
          ? `，比两者分别失效之和少 ${formatFigure(-beyond)}，因为两者承担同一批货`
          : '，等于两者分别失效之和'
    return `比其中任一单独失效更严重的组合中，最严重的是${lostOf(w, 'zh')}：将多缺 ${formatFigure(shortfall)} 万吨${shortfall > 0 ? sum : ''}。`
  },
  'n-2-none': () => '没有任何一对失效比其中较严重的一种更严重。',
  'n-2-counts': (w) =>
    `共 ${w.figure('all')} 对：${w.figure('unused')} 对与其中之一相同（失去一种后另一种已无货可运）；${w.figure('bounded')} 对按上界不可能进入最严重之列；${w.figure('solved')} 对经过求解。`,
}

const SENTENCES: Readonly<Record<Language, Sentences>> = { zh: ZH, en: EN }

const WORDS: Readonly<Record<Language, ContingencyWords>> = {
  en: {
    lost: (kind, name) => lostName('en', kind, name),
    heading: (title, year) => `What if something is lost in ${year}?  ${title}`,
    base: (unmet, cost) => `With nothing lost: ${unmet}×10⁴ t short, cost ${cost}×10⁴ yuan.`,
    singles: 'One loss at a time (N-1), the worst first',
    pairs: 'Two losses together (N-2), the worst first; those worse than each of their two',
    loss: 'lost',
    shortfall: 'more short, 10⁴ t',
    beyond: 'beyond the sum',
    cost: 'cost, 10⁴ yuan',
    hit: 'who is hit',
    instead: 'who sends more',
    unchanged: (count) => `${count} more change nothing.`,
    statuses: { conflict: 'rules conflict', unproven: 'no proof' },
    progress: (done, total) => `${done} of ${total} losses`,
  },
  zh: {
    lost: (kind, name) => lostName('zh', kind, name),
    heading: (title, year) => `${year} 年若有失效：${title}`,
    base: (unmet, cost) => `无失效时：缺口 ${unmet} 万吨，费用 ${cost} 万元。`,
    singles: '逐一失效（N-1），最严重的在前',
    pairs: '两项同时失效（N-2），最严重的在前；仅列比其中任一单独失效更严重的',
    loss: '失效',
    shortfall: '新增缺口（万吨）',
    beyond: '超出两者之和',
    cost: '费用变化（万元）',
    hit: '受影响的需求地',
    instead: '增供的矿点',
    unchanged: (count) => `另有 ${count} 种失效不引起变化。`,
    statuses: { conflict: '规则冲突', unproven: '未证明' },
    progress: (done, total) => `失效 ${done}/${total}`,
  },
}

/** Words of the tables of contingencies in a language. */
export const contingencyWords = (language: Language): ContingencyWords => WORDS[language]

/** The sentence of a statement about contingencies. A code of a newer version is shown as it is. */
export function formatContingencyStatement(
  { code, parameters }: { readonly code: string; readonly parameters: JsonObject },
  language: Language,
): string {
  const known = CONTINGENCY_CODES.find((each) => each === code)
  return known === undefined ? code : SENTENCES[language][known](new Parameters(parameters, language))
}
