/** Presets side by side in a table that fits a terminal of 80 cells: a column each, two-line headings. */
import {
  displayOf,
  type Language,
  MEASURE_TEXTS,
  POLICY_MEASURES,
  type PolicyRun,
  PRESET_TEXTS,
  type Scenario,
} from '../index.ts'
import type { CliCatalogue } from '../messages/cli.ts'
import { formatTable, measureCells } from './format-table.ts'

/** One line of the table: its label, then a cell for each preset. */
type Line = readonly [label: string, ...cells: string[]]

/** Write one table a year. */
export function formatPolicies(
  scenario: Scenario,
  runs: readonly PolicyRun[],
  years: readonly number[],
  language: Language,
  words: CliCatalogue,
): string {
  const tables = years.map((year) =>
    [
      words.policiesHeading(scenario.title[language], scenario.id, year),
      // Not set in: with eight columns every cell counts.
      ...yearTable(runs, year, language, words),
      '',
    ].join('\n'),
  )
  return tables.join('\n')
}

function yearTable(
  runs: readonly PolicyRun[],
  year: number,
  language: Language,
  words: CliCatalogue,
): string[] {
  const headings = runs.map(({ policy }) => splitName(PRESET_TEXTS[policy].name[language], language))
  const lines: Line[] = [
    ['', ...headings.map(([, below]) => below)],
    [words.policyStatus, ...runs.map(({ status }) => words.statuses[status])],
    ...measureLines(runs, year, language),
  ]
  const columns = ['', ...headings.map(([above]) => above)].map((heading, position) => ({
    heading,
    align: position === 0 ? ('left' as const) : ('right' as const),
    text: (line: Line) => line[position] ?? '',
  }))
  return formatTable(columns, lines)
}

/** A line for each measure; means of transport that no preset uses are left out. */
function measureLines(runs: readonly PolicyRun[], year: number, language: Language): Line[] {
  const answers = runs.map(({ years }) => years.find((each) => each.year === year)?.measures)
  return Object.entries(POLICY_MEASURES).flatMap(([id, unit]): Line[] => {
    const values = answers.map((measures) => entryOf(measures ?? {}, id))
    if (id.endsWith('-tonne-km') && values.every((value) => !value)) return []
    const display = displayOf(id, unit)
    const name = MEASURE_TEXTS[id]?.[language] ?? id
    const label = display.unit[language] === '' ? name : `${name} ${display.unit[language]}`
    return [[label, ...measureCells(values, display)]]
  })
}

function entryOf(measures: Readonly<Record<string, number | null>>, id: string): number | null {
  return measures[id] ?? null
}

/** Cells of a word that may stand in a heading undivided; numbers below are about as wide. */
const WIDEST_WORD = 8

/** A name in two lines: before and after the blank, before the last two characters, or a long word in halves. */
function splitName(name: string, language: Language): readonly [string, string] {
  const cut = language === 'zh' ? name.length - 2 : name.indexOf(' ')
  if (cut > 0) return [name.slice(0, cut), name.slice(cut).trim()]
  const half = Math.floor(name.length / 2)
  return name.length > WIDEST_WORD ? [`${name.slice(0, half)}-`, name.slice(half)] : ['', name]
}
