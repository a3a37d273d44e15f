/** Sentences of the findings, in both languages. A code that is missing in one of them does not compile. */
import type { JsonObject, JsonValue } from '../json.ts'
import { formatQuantity, list, name, named, quantity, terms, text, type Words } from './finding-words.ts'
import { isSpellCode, spellSentences } from './findings-spells.ts'
import { YEARS_EN, YEARS_FINDING_CODES, YEARS_ZH } from './findings-years.ts'
import type { Language } from './issues.ts'

export { formatQuantity } from './finding-words.ts'

/** Codes of all findings. */
export const FINDING_CODES = [
  'balanced',
  'no-slack',
  'shortage',
  'bottleneck',
  'idle-capacity',
  'transfer',
  'exporters-full',
  'uncertified',
  'unsolved',
  'conflict',
  ...YEARS_FINDING_CODES,
] as const
/** One of `FINDING_CODES`. */
export type FindingCode = (typeof FINDING_CODES)[number]

type Sentences = Readonly<Record<FindingCode, (words: Words) => string>>

const RULE_NAMES: Readonly<Record<Language, string>> = {
  zh: '仅指定外调区可跨片区',
  en: 'only named exporters cross regions',
}

/** `0.95 × `, or nothing where a unit counts for one. */
const times = ({ coefficient }: JsonObject): string =>
  typeof coefficient === 'number'
    ? `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 }).format(coefficient)} × `
    : ''

/** The left side of the identity: markets with their demand. */
const markets = (words: Words): string =>
  terms(words, 'markets', 'demand', (entry) => {
    const amount = typeof entry.demand === 'number' ? formatQuantity(entry.demand) : '—'
    return `${name(words.language, entry.name)} ${times(entry)}${amount}`
  })

/** The right side of the identity: limits with their kind, in words. */
function limits(words: Words): string {
  const zh = words.language === 'zh'
  return terms(words, 'limits', 'quantity', (entry) => {
    const amount = `${times(entry)}${typeof entry.quantity === 'number' ? formatQuantity(entry.quantity) : '—'}`
    const place = name(words.language, entry.name)
    switch (entry.kind) {
      case 'regional-output':
        return zh ? `${place}预计产量 ${amount}` : `projected output of ${place} ${amount}`
      case 'capacity':
        return zh ? `${place}产能 ${amount}` : `capacity of ${place} ${amount}`
      case 'throughput':
        return zh ? `${place}通过能力 ${amount}` : `throughput of ${place} ${amount}`
      case 'rule': {
        if (entry.rule === undefined) {
          return zh ? `规则“${RULE_NAMES.zh}”` : `the rule “${RULE_NAMES.en}”`
        }
        const rule = `“${RULE_KINDS[words.language][String(entry.rule)] ?? place}”`
        return zh ? `规则${rule} ${amount}` : `the rule ${rule} ${amount}`
      }
      default:
        return zh ? `线路 ${place} 通过能力 ${amount}` : `capacity of link ${place} ${amount}`
    }
  })
}

function idleRegions(words: Words): string {
  const zh = words.language === 'zh'
  return list(words, 'regions', (entry) => {
    const place = name(words.language, entry.name)
    const idle = typeof entry.idle === 'number' ? formatQuantity(entry.idle) : '—'
    if (entry.held !== true) return `${place} ${idle}`
    return zh ? `${place} ${idle}（受预计产量限制）` : `${place} ${idle} (held by its projected output)`
  })
}

/** Rules by kind, as the name of one: `“floor” (least take)`. */
export const RULE_KINDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    'only-exporters-cross-regions': '仅指定外调区可跨片区',
    'sending-share': '单点调出占比上限',
    'water-rail-share': '水铁运输占比下限',
    'emission-cap': '排放上限',
    'extraction-cap': '开采量上限',
    'self-sufficiency': '自给率下限',
    'least-take': '最低采购量',
  },
  en: {
    'only-exporters-cross-regions': 'only named exporters cross regions',
    'sending-share': 'largest share of a sending site',
    'water-rail-share': 'least share of water and rail',
    'emission-cap': 'emission cap',
    'extraction-cap': 'extraction cap',
    'self-sufficiency': 'least self-sufficiency',
    'least-take': 'least take',
  },
}

/** Limits by kind, with the place they belong to. */
const LIMIT_KINDS: Readonly<Record<Language, Readonly<Record<string, (place: string) => string>>>> = {
  zh: {
    outputLimit: (place) => `${place}预计产量`,
    capacity: (place) => `${place}产能`,
    reserve: (place) => `${place}储量`,
    throughput: (place) => `${place}通过能力`,
    link: (place) => `线路 ${place} 通过能力`,
    demand: (place) => `${place}需求`,
  },
  en: {
    outputLimit: (place) => `the projected output of ${place}`,
    capacity: (place) => `the capacity of ${place}`,
    reserve: (place) => `the reserve of ${place}`,
    throughput: (place) => `the throughput of ${place}`,
    link: (place) => `the capacity of link ${place}`,
    demand: (place) => `the demand of ${place}`,
  },
}

function limitWords(language: Language, entry: JsonObject): string {
  const place = name(language, entry.name)
  return LIMIT_KINDS[language][String(entry.kind)]?.(place) ?? place
}

function conflictingRules(words: Words): string {
  const { language } = words
  return list(words, 'rules', ({ id, kind }) => {
    const meaning = RULE_KINDS[language][String(kind)] ?? String(kind)
    return language === 'zh' ? `“${String(id)}”（${meaning}）` : `“${String(id)}” (${meaning})`
  })
}

/** A bare number of a rule or limit: a share needs more digits than a tonnage. */
const figure = (value: JsonValue | undefined): string =>
  typeof value === 'number'
    ? new Intl.NumberFormat('en-US', { maximumFractionDigits: Math.abs(value) <= 1 ? 6 : 3 }).format(value)
    : '—'

/** Changes of the cheapest way out: `the capacity of Wushan from 200 to 500`. */
function changes(words: Words): string {
  const { language } = words
  const zh = language === 'zh'
  return list(words, 'changes', (entry) => {
    const place = name(language, entry.name)
    if (entry.field === 'exporter') return zh ? `将${place}列为外调区` : `name ${place} as an exporter`
    const what = entry.kind === 'rule' ? `“${place}”` : limitWords(language, entry)
    return zh
      ? `将${what}由 ${figure(entry.from)} 改为 ${figure(entry.to)}`
      : `change ${what} from ${figure(entry.from)} to ${figure(entry.to)}`
  })
}

function conflictSentence(words: Words): string {
  const zh = words.language === 'zh'
  const [year, rules, ways] = [text(words, 'year'), conflictingRules(words), changes(words)]
  const limits = list(words, 'limits', (entry) => limitWords(words.language, entry))
  const count = Array.isArray(words.parameters.rules) ? words.parameters.rules.length : 0
  if (zh) {
    const under = limits === '' ? '' : `在${limits}的限制下，`
    const way = ways === '' ? '' : `代价最小的放宽：${ways}。`
    return `${year} 年${under}规则${rules}无法${count === 1 ? '' : '同时'}满足。${way}`
  }
  const several = count !== 1
  const under = limits === '' ? '' : ` under ${limits}`
  const subject = rules === '' ? 'the rules' : `${several ? 'the rules' : 'the rule'} ${rules}`
  const way = ways === '' ? '' : ` Cheapest relaxation: ${ways}.`
  return `${year}: ${subject} cannot ${several ? 'all ' : ''}hold${under}.${way}`
}

/** Shortage = demand behind the cut − Σ limits. */
const identityZh = (w: Words): string =>
  `缺口 ${quantity(w, 'shortage')} = 需求 ${quantity(w, 'demand')}（${markets(w)}）− 已达上限的供给（${limits(w)}），单位万吨/年。`
const identityEn = (w: Words): string =>
  `shortage ${quantity(w, 'shortage')} = demand ${quantity(w, 'demand')} (${markets(w)}) − what is at its limit (${limits(w)}), in 10⁴ t/yr.`

const zh: Sentences = {
  balanced: (w) => `${text(w, 'year')} 年需求 ${quantity(w, 'demand')} 万吨全部满足，无缺口。`,
  'no-slack': (w) => `${text(w, 'year')} 年各片区产量已用尽，没有余量：需求每增加 1 万吨，就会短缺 1 万吨。`,
  shortage: (w) =>
    `${text(w, 'year')} 年缺口 ${quantity(w, 'unmet')} 万吨，由以下片区承担：${named(w, 'regions', 'unmet')} 万吨。`,
  bottleneck: (w) => `瓶颈：${identityZh(w)}`,
  'idle-capacity': (w) =>
    `短缺 ${quantity(w, 'unmet')} 万吨的同时，有 ${quantity(w, 'idle')} 万吨产能闲置：${idleRegions(w)}。首要办法是提高产量上限。`,
  transfer: (w) =>
    `${name('zh', w.parameters.name)}调入 ${quantity(w, 'quantity')} 万吨，来自${named(w, 'sites', 'quantity')}。`,
  'exporters-full': (w) => `指定外调区已满负荷：${named(w, 'sites', 'capacity')} 万吨/年。`,
  uncertified: (w) =>
    `${text(w, 'year')} 年的结果未通过最优性证明（引擎 ${text(w, 'engine')}），不能当作最优。`,
  unsolved: (w) => `${text(w, 'year')} 年在限定内没有得到结果（引擎 ${text(w, 'engine')}）。`,
  conflict: conflictSentence,
  ...YEARS_ZH,
}

const en: Sentences = {
  balanced: (w) =>
    `${text(w, 'year')}: all demand of ${quantity(w, 'demand')}×10⁴ t is met; nothing is short.`,
  'no-slack': (w) =>
    `${text(w, 'year')}: every region puts out all it may; each further 10⁴ t of demand would be 10⁴ t short.`,
  shortage: (w) =>
    `${text(w, 'year')}: ${quantity(w, 'unmet')}×10⁴ t are short, borne by ${named(w, 'regions', 'unmet')}.`,
  bottleneck: (w) => `Bottleneck: ${identityEn(w)}`,
  'idle-capacity': (w) =>
    `While ${quantity(w, 'unmet')}×10⁴ t are short, ${quantity(w, 'idle')}×10⁴ t/yr of capacity stand idle: ${idleRegions(w)}. Raising the output limit is the first remedy.`,
  transfer: (w) =>
    `${name('en', w.parameters.name)} takes in ${quantity(w, 'quantity')}×10⁴ t, from ${named(w, 'sites', 'quantity')}.`,
  'exporters-full': (w) => `Named exporters at full capacity: ${named(w, 'sites', 'capacity')} (10⁴ t/yr).`,
  uncertified: (w) =>
    `${text(w, 'year')}: the answer of ${text(w, 'engine')} does not pass the proof and is not shown as optimal.`,
  unsolved: (w) => `${text(w, 'year')}: no answer within the limits (engine ${text(w, 'engine')}).`,
  conflict: conflictSentence,
  ...YEARS_EN,
}

const CATALOGUE: Readonly<Record<Language, Sentences>> = { zh, en }

const SPELLS = {
  zh: spellSentences('zh', { identity: identityZh, idleRegions, conflict: conflictSentence }),
  en: spellSentences('en', { identity: identityEn, idleRegions, conflict: conflictSentence }),
}

function isFindingCode(code: string): code is FindingCode {
  return FINDING_CODES.some((each) => each === code)
}

/**
 * The sentence of a finding. A code of a newer version is shown as it is. `dated` findings, of a run over several
 * years, name their year, or those of the spell they hold in.
 */
export function formatFinding(
  finding: { readonly code: string; readonly parameters: Readonly<Record<string, JsonValue>> },
  language: Language,
): string {
  const { code, parameters } = finding
  if (!isFindingCode(code)) return code
  if (Array.isArray(parameters.years) && isSpellCode(code))
    return SPELLS[language][code]({ language, parameters })
  const sentence = CATALOGUE[language][code]({ language, parameters })
  const year = String(parameters.year ?? '')
  if (parameters.dated !== true || sentence.includes(year)) return sentence
  return language === 'zh' ? `${year} 年${sentence}` : `${year}: ${sentence}`
}
