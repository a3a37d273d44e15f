/** Sentences on targets, early warning, closed rivers and projects below scale, in both languages. */
import { formatQuantity, list, name, quantity, text, type Words } from './finding-words.ts'
import { displayOf, INDICATOR_TEXTS, type UnitDisplay } from './indicators.ts'
import type { Language } from './issues.ts'

export const YEARS_FINDING_CODES = [
  'target-met',
  'target-at-risk',
  'target-missed',
  'target-not-computable',
  'early-warning',
  'river-closed',
  'below-scale',
] as const
type YearsFindingCode = (typeof YEARS_FINDING_CODES)[number]
type Sentences = Readonly<Record<YearsFindingCode, (words: Words) => string>>

/** A value of an indicator as a person reads it: `9.3 years`, `34.1 %`. */
function reading({ language, parameters }: Words, key: string): string {
  const value = parameters[key]
  if (typeof value !== 'number') return '—'
  const display = displayOf(String(parameters.indicator), String(parameters.unit))
  return `${scaled(value, display)}${unitOf(display, language)}`
}

function scaled(value: number, { scale, decimals, isPercent }: UnitDisplay): string {
  // A share is shown in percent, with two digits less behind the point.
  const options = { maximumFractionDigits: isPercent ? decimals - 2 : decimals }
  return new Intl.NumberFormat('en-US', options).format(value * (isPercent ? 100 : scale))
}

function unitOf({ isPercent, unit }: UnitDisplay, language: Language): string {
  if (isPercent) return language === 'zh' ? '%' : ' %'
  if (unit[language] === '') return ''
  // 21,100×10⁴ t, as in every other sentence.
  return unit[language].startsWith('10') ? `×${unit[language]}` : ` ${unit[language]}`
}

const indicator = ({ language, parameters }: Words): string =>
  INDICATOR_TEXTS[String(parameters.indicator)]?.[language] ?? String(parameters.indicator)

const LEVELS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { blue: '蓝色', yellow: '黄色', orange: '橙色', red: '红色' },
  en: { blue: 'Blue', yellow: 'Yellow', orange: 'Orange', red: 'Red' },
}

/** `2031–2035`, or one year. */
function spell({ language, parameters }: Words): string {
  const { from, to } = parameters
  return from === to ? String(from) : `${String(from)}${language === 'zh' ? ' 至 ' : '–'}${String(to)}`
}

function earlyWarning(words: Words): string {
  const { language, parameters } = words
  const zh = language === 'zh'
  const place = name(language, parameters.name)
  const level = LEVELS[language][String(parameters.level)] ?? String(parameters.level)
  const [value, threshold, year] = [reading(words, 'value'), reading(words, 'threshold'), text(words, 'year')]
  const isLow = parameters.sense === 'at-least'
  const once = parameters.from === parameters.to
  if (zh) {
    const worst = once ? `为 ${value}` : `，${year} 年达到 ${value}`
    return `${level}预警（${spell(words)} 年）：${place}${indicator(words)}${worst}，${isLow ? '低于' : '高于'}阈值 ${threshold}。`
  }
  const worst = once ? `is ${value}` : `comes to ${value} in ${year}`
  return `${level} warning, ${spell(words)}: ${indicator(words)} of ${place} ${worst}, ${isLow ? 'below' : 'above'} the threshold of ${threshold}.`
}

/** `约束性目标“…”` and the words on both sides of a limit. */
function target(words: Words): { readonly subject: string; readonly held: string } {
  const { language, parameters } = words
  const zh = language === 'zh'
  const title = name(language, parameters.name)
  const binding = parameters.kind === 'binding'
  const subject = zh
    ? `${text(words, 'year')} 年${binding ? '约束性' : '预期性'}目标“${title}”`
    : `${text(words, 'year')}: the ${binding ? 'binding' : 'expected'} target “${title}”`
  const most = parameters.sense === 'at-most'
  const [value, limit] = [reading(words, 'value'), reading(words, 'limit')]
  const held = zh
    ? `模拟值 ${value}，要求${most ? '不高于' : '不低于'} ${limit}`
    : `${value} where ${most ? 'at most' : 'at least'} ${limit} is wanted`
  return { subject, held }
}

const note = ({ language, parameters }: Words): string =>
  parameters.note === null ? '' : name(language, parameters.note)

const places = (words: Words): string => list(words, 'stretches', (entry) => name(words.language, entry.name))

function riverClosed(words: Words): string {
  const { parameters } = words
  const zh = words.language === 'zh'
  const parts = (
    [
      ['byRoad', '改走公路', 'go by road'],
      ['byWater', '改走其他航段', 'go by other stretches'],
      ['notNeeded', '因需求下降不再需要', 'are not needed, as demand fell'],
      ['unmet', '形成缺口', 'are short'],
    ] as const
  ).flatMap(([key, zhWords, enWords]) => {
    const amount = parameters[key]
    if (typeof amount !== 'number' || amount < 1e-3) return []
    return [zh ? `${zhWords} ${formatQuantity(amount)} 万吨` : `${formatQuantity(amount)}×10⁴ t ${enWords}`]
  })
  const outcome = parts.join(zh ? '，' : ', ')
  return zh
    ? `${text(words, 'year')} 年${places(words)}航段停航，水运量为 0；${text(words, 'before')} 年经此运输的 ${quantity(words, 'carried')} 万吨中，${outcome}。`
    : `${text(words, 'year')}: the river is closed at ${places(words)} and carries nothing; of the ${quantity(words, 'carried')}×10⁴ t that passed in ${text(words, 'before')}, ${outcome}.`
}

/** `new` or `extended` quarries, as the plan distinguishes them. */
const QUARRIES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { new: '新建', extended: '整合、扩建' },
  en: { new: 'a new quarry', extended: 'a quarry merged or extended' },
}

function belowScale(words: Words): string {
  const { language, parameters } = words
  const [title, place] = [name(language, parameters.name), name(language, parameters.region)]
  const kind = QUARRIES[language][String(parameters.kind)] ?? String(parameters.kind)
  const [scale, least] = [quantity(words, 'scale'), quantity(words, 'least')]
  return language === 'zh'
    ? `项目“${title}”单个矿山规模 ${scale} 万吨/年，低于${place}${kind}矿山最低开采规模 ${least} 万吨/年。`
    : `The project “${title}” has quarries of ${scale}×10⁴ t/yr, below the smallest that ${place} admits for ${kind}, ${least}×10⁴ t/yr.`
}

export const YEARS_ZH: Sentences = {
  'target-met': (w) => `${target(w).subject}达到：${target(w).held}。`,
  'target-at-risk': (w) => `${target(w).subject}达到但余量不足：${target(w).held}。`,
  'target-missed': (w) => `${target(w).subject}未达到：${target(w).held}。`,
  'target-not-computable': (w) => `${target(w).subject}无法判定。${note(w)}`,
  'early-warning': earlyWarning,
  'river-closed': riverClosed,
  'below-scale': belowScale,
}

export const YEARS_EN: Sentences = {
  'target-met': (w) => `${target(w).subject} is met: ${target(w).held}.`,
  'target-at-risk': (w) => `${target(w).subject} is met, with little room: ${target(w).held}.`,
  'target-missed': (w) => `${target(w).subject} is missed: ${target(w).held}.`,
  'target-not-computable': (w) => `${target(w).subject} cannot be decided. ${note(w)}`.trimEnd(),
  'early-warning': earlyWarning,
  'river-closed': riverClosed,
  'below-scale': belowScale,
}
