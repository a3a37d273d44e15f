/**
 * Sections of documents that follow from the code: what stands between `<!-- generated: NAME -->` and
 * `<!-- end -->` is written by `npm run readme`, and a test holds that it is current.
 */
import { SOLVED_INDICATORS } from '../../src/analyse/indicators.ts'
import {
  DEFINITION_TEXTS,
  INDICATOR_HELP,
  INDICATOR_TEXTS,
  INDICATORS,
  type Language,
  PRESET_TEXTS,
} from '../../src/index.ts'
import { columnName, tableTitle } from '../../src/messages/tables.ts'
import { FAMILIES } from '../../src/program/families.ts'
import { GOAL_UNITS } from '../../src/program/goals.ts'
import { PRESET_TABLE } from '../../src/scenario/presets.ts'
import { PRESETS } from '../../src/scenario/types.ts'
import { FAMILY_TEXTS_ZH } from './families-zh.ts'
import { table } from './markdown-table.ts'
import { resultColumns } from './result-columns.ts'
import { scenarioKeys, unitsTable } from './scenario-keys.ts'

function indicators(language: Language): string {
  const headings =
    language === 'zh'
      ? ['标识', '指标', '单位', '公式', '说明', '定义出处']
      : ['id', 'indicator', 'unit', 'formula', 'meaning', 'source']
  const rows = [...INDICATORS, ...SOLVED_INDICATORS].map(({ id, unit, formula, source }) => [
    `\`${id}\``,
    INDICATOR_TEXTS[id]?.[language] ?? id,
    unit,
    formula,
    INDICATOR_HELP[id]?.[language] ?? '',
    DEFINITION_TEXTS[source]?.[language] ?? source,
  ])
  return table(headings, rows)
}

function families(language: Language): string {
  const rows = FAMILIES.map(({ id, description }) => {
    const chinese = FAMILY_TEXTS_ZH[id]
    if (chinese === undefined) throw new TypeError(`No Chinese text for the constraints ${id}`)
    return [`\`${id}\``, language === 'zh' ? chinese : description]
  })
  return table(language === 'zh' ? ['约束族', '公式'] : ['family', 'formula'], rows)
}

const goals = (language: Language): string =>
  table(
    language === 'zh' ? ['目标', '单位'] : ['goal', 'unit'],
    Object.entries(GOAL_UNITS).map(([id, unit]) => [`\`${id}\``, unit]),
  )

const presets = (language: Language): string =>
  table(
    language === 'zh'
      ? ['标识', '策略', '目标次序', '规则', '用意']
      : ['preset', '策略', 'goals in order', 'rule', 'wants'],
    PRESETS.map((id) => [
      `\`${id}\``,
      PRESET_TEXTS[id].name.zh,
      PRESET_TABLE[id].goals.join(', '),
      PRESET_TABLE[id].rules.map(({ kind }) => kind).join(', '),
      PRESET_TEXTS[id].explanation[language],
    ]),
  )

/** Every table of a result and its columns. */
function resultTablesText(): string {
  return resultColumns()
    .map(({ name, columns }) => {
      const rows = columns.map((column) => [
        `\`${column.name}\``,
        columnName(column.name, 'zh'),
        columnName(column.name, 'en'),
        column.type,
        column.unit ?? '',
      ])
      return `### ${tableTitle(name, 'en')} ${tableTitle(name, 'zh')}: \`${name}\`\n\n${table(['column', '名称', 'meaning', 'type', 'unit'], rows)}`
    })
    .join('\n\n')
}

const SECTIONS: Readonly<Record<string, () => string>> = {
  'indicators-zh': () => indicators('zh'),
  'indicators-en': () => indicators('en'),
  families: () => families('en'),
  'families-zh': () => families('zh'),
  goals: () => goals('en'),
  'goals-zh': () => goals('zh'),
  presets: () => presets('en'),
  'presets-zh': () => presets('zh'),
  units: unitsTable,
  'scenario-keys': scenarioKeys,
  'result-tables': resultTablesText,
}

/** A document with its generated sections written anew. Throws a TypeError for a section that nobody writes. */
export function withSections(text: string): string {
  return text.replace(/<!-- generated: (\S+) -->\n.*?<!-- end -->/gs, (_all, name: string) => {
    const write = SECTIONS[name]
    if (write === undefined) throw new TypeError(`No section ${name}`)
    return `<!-- generated: ${name} -->\n\n${write()}\n\n<!-- end -->`
  })
}
