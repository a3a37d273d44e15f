/** Sentences on spells of neighbouring years, in both languages: what single years say, said once. */
import { formatQuantity, isObject, name, named, quantity, text, type Words } from './finding-words.ts'
import type { Language } from './issues.ts'

export const SPELL_CODES = [
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
] as const
export type SpellCode = (typeof SPELL_CODES)[number]
type Sentences = Readonly<Record<SpellCode, (words: Words) => string>>

/** What is said in the same words of a single year. */
export interface OfOneYear {
  /** `shortage 400 = demand 13,000 (…) − what is at its limit (…), in 10⁴ t/yr.` */
  readonly identity: (words: Words) => string
  readonly idleRegions: (words: Words) => string
  readonly conflict: (words: Words) => string
}

/** The parameters of each year of a spell. */
const yearsOf = ({ parameters }: Words) =>
  Array.isArray(parameters.years) ? parameters.years.filter(isObject) : []

/** `2021–2035`. */
const spell = ({ language, parameters }: Words): string =>
  `${String(parameters.from)}${language === 'zh' ? ' 至 ' : '–'}${String(parameters.to)}`

/** Below this a whole number of 10⁴ t says too little. */
const COARSE = 10

/** The least and the most of a quantity over the years, as precise as each other: `1,854–3,610`. */
function range(words: Words, key: string): string {
  const values = yearsOf(words).flatMap(({ [key]: value }) => (typeof value === 'number' ? [value] : []))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (formatQuantity(least) === formatQuantity(most)) return formatQuantity(least)
  const isWhole = least >= COARSE && Math.round(least) < Math.round(most)
  const digits = isWhole || [least, most].every((value) => !formatQuantity(value).includes('.')) ? 0 : 1
  const write = (value: number) => formatQuantity(value, digits)
  return `${write(least)}–${write(most)}`
}

/** Sites with the years in which they stand in the list: `Wulong Heshun, Fengdu Baoluan (2021–2034)`. */
function sitesByYears(words: Words): string {
  const { language } = words
  const years = yearsOf(words)
  const sites = new Map<string, { readonly name: string; readonly at: number[] }>()
  years.forEach(({ sites: listed }, position) => {
    for (const site of Array.isArray(listed) ? listed.filter(isObject) : []) {
      const known = sites.get(String(site.id)) ?? { name: name(language, site.name), at: [] }
      known.at.push(position)
      sites.set(String(site.id), known)
    }
  })
  const zh = language === 'zh'
  const parts = [...sites.values()]
    .sort((a, b) => b.at.length - a.at.length)
    .map((site) => {
      if (site.at.length === years.length) return site.name
      const when = runsOf(site.at).map(([from, to]) => {
        const [first, last] = [String(years[from]?.year), String(years[to]?.year)]
        return first === last ? first : `${first}–${last}`
      })
      return zh ? `${site.name}（${when.join('、')} 年）` : `${site.name} (${when.join(', ')})`
    })
  return parts.join(zh ? '、' : ', ')
}

/** Ends of the runs of neighbouring numbers in an ascending list. */
function runsOf(positions: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const position of positions) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === position - 1) last[1] = position
    else runs.push([position, position])
  }
  return runs
}

const zhOf = ({ identity, idleRegions, conflict }: OfOneYear): Sentences => ({
  balanced: (w) => `${spell(w)} 年各年需求（${range(w, 'demand')} 万吨/年）全部满足，无缺口。`,
  'no-slack': (w) => `${spell(w)} 年各片区产量逐年用尽，没有余量：需求每增加 1 万吨，就会短缺 1 万吨。`,
  shortage: (w) =>
    `${spell(w)} 年逐年短缺，合计 ${quantity(w, 'total')} 万吨；${text(w, 'year')} 年最多，为 ${quantity(w, 'unmet')} 万吨，由以下片区承担：${named(w, 'regions', 'unmet')} 万吨。`,
  bottleneck: (w) => `${spell(w)} 年瓶颈相同：${text(w, 'year')} 年${identity(w)}`,
  'idle-capacity': (w) =>
    `${spell(w)} 年短缺的同时逐年有产能闲置（${range(w, 'idle')} 万吨/年）；${text(w, 'year')} 年为 ${quantity(w, 'idle')} 万吨：${idleRegions(w)}。首要办法是提高产量上限。`,
  transfer: (w) =>
    `${spell(w)} 年${name('zh', w.parameters.name)}每年调入 ${range(w, 'quantity')} 万吨，${text(w, 'year')} 年最多，当年来自${named(w, 'sites', 'quantity')}。`,
  'exporters-full': (w) => `${spell(w)} 年已满负荷的指定外调区：${sitesByYears(w)}。`,
  uncertified: (w) => `${spell(w)} 年的结果未通过最优性证明（引擎 ${text(w, 'engine')}），不能当作最优。`,
  unsolved: (w) => `${spell(w)} 年在限定内没有得到结果（引擎 ${text(w, 'engine')}）。`,
  conflict: (w) => `${conflict(w)}直至 ${String(w.parameters.to)} 年，其后各年同样无法满足。`,
})

const enOf = ({ identity, idleRegions, conflict }: OfOneYear): Sentences => ({
  balanced: (w) => `${spell(w)}: all demand, ${range(w, 'demand')}×10⁴ t a year, is met; nothing is short.`,
  'no-slack': (w) =>
    `${spell(w)}: every region puts out all it may in every year; each further 10⁴ t of demand would be 10⁴ t short.`,
  shortage: (w) =>
    `${spell(w)}: short in every year, by ${quantity(w, 'total')}×10⁴ t in all and most in ${text(w, 'year')}, when ${quantity(w, 'unmet')}×10⁴ t are short, borne by ${named(w, 'regions', 'unmet')}.`,
  bottleneck: (w) => `${spell(w)}: one bottleneck in every year: in ${text(w, 'year')}, ${identity(w)}`,
  'idle-capacity': (w) =>
    `${spell(w)}: while demand is short, ${range(w, 'idle')}×10⁴ t/yr of capacity stand idle, in ${text(w, 'year')} ${quantity(w, 'idle')}: ${idleRegions(w)}. Raising the output limit is the first remedy.`,
  transfer: (w) =>
    `${spell(w)}: ${name('en', w.parameters.name)} takes in ${range(w, 'quantity')}×10⁴ t a year, most in ${text(w, 'year')}, then from ${named(w, 'sites', 'quantity')}.`,
  'exporters-full': (w) => `${spell(w)}: named exporters at full capacity: ${sitesByYears(w)}.`,
  uncertified: (w) =>
    `${spell(w)}: the answers of ${text(w, 'engine')} do not pass the proof and are not shown as optimal.`,
  unsolved: (w) => `${spell(w)}: no answer within the limits (engine ${text(w, 'engine')}).`,
  conflict: (w) => `${conflict(w)} Nor can they in any year up to ${String(w.parameters.to)}.`,
})

/** The sentences of a language, over those that single years share with them. */
export function spellSentences(language: Language, ofOneYear: OfOneYear): Sentences {
  return language === 'zh' ? zhOf(ofOneYear) : enOf(ofOneYear)
}

export const isSpellCode = (code: string): code is SpellCode => SPELL_CODES.some((each) => each === code)
