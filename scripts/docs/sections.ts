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
import { sheetLayouts } from '../../src/interchange/layout.ts'
import { columnName, columnUnit, tableTitle } from '../../src/messages/tables.ts'
import { FAMILIES } from '../../src/program/families.ts'
import { GOAL_UNITS } from '../../src/program/goals.ts'
import { PRESET_TABLE } from '../../src/scenario/presets.ts'
import { PRESETS } from '../../src/scenario/types.ts'
import { resultColumns } from './result-columns.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|')

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(headings), `|${headings.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

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

const families = (): string =>
  table(
    ['family', 'formula'],
    FAMILIES.map(({ id, description }) => [`\`${id}\``, description]),
  )

const goals = (): string =>
  table(
    ['goal', 'unit'],
    Object.entries(GOAL_UNITS).map(([id, unit]) => [`\`${id}\``, unit]),
  )

const presets = (): string =>
  table(
    ['preset', '策略', 'goals in order', 'rule', 'wants'],
    PRESETS.map((id) => [
      `\`${id}\``,
      PRESET_TEXTS[id].name.zh,
      PRESET_TABLE[id].goals.join(', '),
      PRESET_TABLE[id].rules.map(({ kind }) => kind).join(', '),
      PRESET_TEXTS[id].explanation.en,
    ]),
  )

/** Every key of a scenario: a table for each collection. */
function scenarioKeys(): string {
  return sheetLayouts()
    .map(({ name, path, columns }) => {
      const where = path.length === 0 ? 'one each' : `\`${path.join('.').replaceAll('*', 'ID')}\``
      const rows = columns.map(({ key, cell: kind, words, required, description }) => [
        `\`${key}\``,
        columnName(key, 'zh'),
        kind,
        columnUnit(name, key) ?? '',
        required ? 'yes' : '',
        [words.map((word) => `\`${word}\``).join(', '), description ?? '']
          .filter((text) => text !== '')
          .join('. '),
      ])
      const headings = ['key', '名称', 'form', 'unit', 'required', 'allowed values, meaning, default']
      return `### ${tableTitle(name, 'en')} ${tableTitle(name, 'zh')}: \`${name}\`\n\nIn the document: ${where}.\n\n${table(headings, rows)}`
    })
    .join('\n\n')
}

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
  families,
  goals,
  presets,
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
