/** Runs side by side as a planner reads them: what went in differently, indicators of the city, transfers. */
import {
  type Comparison,
  displayOf,
  INDICATOR_TEXTS,
  type IndicatorComparison,
  type InputDifference,
  type JsonObject,
  type JsonValue,
  type Language,
  type TransferComparison,
} from '../index.ts'
import { isJsonObject } from '../json.ts'
import type { CliCatalogue } from '../messages/cli.ts'
import type { RunHeading } from './compare.ts'
import { givenName } from './entry-name.ts'
import { type Column, formatTable, indent, measureCells, textWidth } from './format-table.ts'

/** Cells for a value of the documents; longer ones end in an ellipsis. */
const WIDEST_VALUE = 20
/** Input differences shown; the rest are counted. */
const SHOWN = 40

interface Context {
  readonly headings: readonly RunHeading[]
  readonly documents: readonly JsonObject[]
  readonly language: Language
  readonly words: CliCatalogue
}

/** Write a comparison; the letters of the columns stand for the runs listed first. */
export function formatComparison(
  headings: readonly RunHeading[],
  documents: readonly JsonObject[],
  comparison: Comparison,
  language: Language,
  words: CliCatalogue,
): string {
  const context: Context = { headings, documents, language, words }
  const years = [...new Set(comparison.indicators.map(({ year }) => year))].sort()
  const results = years.flatMap((year) => [
    ...indicatorLines(
      comparison.indicators.filter((row) => row.year === year && row.region === 'city'),
      year,
      context,
    ),
    ...transferLines(
      comparison.transfers.filter((row) => row.year === year),
      year,
      context,
    ),
  ])
  return [
    ...headings.flatMap((heading) => runLines(heading, context)),
    ...inputLines(comparison.inputs, context),
    ...(years.length === 0 ? ['', words.noIndicators] : results),
    '',
  ].join('\n')
}

/** Two lines, so that long titles and ids stay within 80 cells. */
function runLines({ letter, id, title, policy, status }: RunHeading, { language, words }: Context): string[] {
  return [`${letter}  ${title[language]}`, `   ${words.comparedRun(id, policy, words.statuses[status])}`]
}

function inputLines(inputs: readonly InputDifference[], context: Context): string[] {
  const { headings, words } = context
  if (inputs.length === 0) return ['', words.noInputDifferences]
  const rows = inputs.filter(({ annotation }) => !annotation)
  const annotations = inputs.length - rows.length
  const shown = rows.slice(0, SHOWN)
  const columns: Column<InputDifference>[] = [
    { heading: words.entry, align: 'left', text: ({ path }) => entryName(path, context) },
    { heading: words.field, align: 'left', text: ({ path }) => path.join('.') },
    ...headings.map(
      ({ letter }, position): Column<InputDifference> => ({
        heading: letter,
        align: 'right',
        text: ({ values }) => showValue(values[position] ?? null, words),
      }),
    ),
  ]
  return [
    '',
    words.inputsHeading,
    ...(rows.length === 0 ? [] : indent(formatTable(columns, shown))),
    ...(rows.length === shown.length ? [] : indent([words.inputsLeftOut(rows.length - shown.length)])),
    ...(annotations === 0 ? [] : indent([words.annotationsToo(annotations)])),
  ]
}

/** Name of the entry a path leads into, from the first document that has it. */
function entryName([collection, id]: readonly string[], { documents, language }: Context): string {
  if (collection === undefined || id === undefined) return ''
  for (const document of documents) {
    const name = givenName(document, [collection, id], language)
    if (name !== null) return name
  }
  return ''
}

function showValue(value: JsonValue, words: CliCatalogue): string {
  if (value === null) return '—'
  if (isJsonObject(value)) return words.present
  if (typeof value === 'number')
    return new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 }).format(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  let shown = ''
  for (const character of text) {
    if (textWidth(shown + character) >= WIDEST_VALUE) return `${shown}…`
    shown += character
  }
  return shown
}

function indicatorLines(rows: readonly IndicatorComparison[], year: number, context: Context): string[] {
  const { words, language } = context
  const lines = rows
    .filter(({ id, values }) => values.some((value) => (id.endsWith('-share') ? value : value !== null)))
    .map(({ id, unit, values, differences }) => {
      const display = displayOf(id, unit)
      const name = INDICATOR_TEXTS[id]?.[language] ?? id
      const label = `${name} ${display.unit[language]}`.trim()
      const cells = measureCells([...values, ...differences], display)
      // A difference of shares is in points: 5 % is not 5 % more than 5 %.
      const inPoints = (cell: string) => cell.replace('%', words.points)
      return [label, ...cells.map((cell, k) => (k < values.length ? cell : inPoints(cell)))]
    })
  const columns = [leftColumn(words.indicator, 0), ...runColumns(context, 1)]
  return ['', words.indicatorsHeading(year), ...indent(formatTable(columns, lines))]
}

function transferLines(rows: readonly TransferComparison[], year: number, context: Context): string[] {
  const { words } = context
  if (rows.length === 0) return ['', words.noTransfers(year)]
  const display = displayOf('transfer', 'wt/yr')
  const lines = rows.map(({ site, toRegion, values, differences }) => [
    entryName(['sites', site], context) || site,
    entryName(['regions', toRegion], context) || toRegion,
    ...measureCells([...values, ...differences], display),
  ])
  const { tableWords } = words
  const columns = [leftColumn(tableWords.site, 0), leftColumn(tableWords.to, 1), ...runColumns(context, 2)]
  return ['', words.transferHeading(year), ...indent(formatTable(columns, lines))]
}

/** The runs' own columns, then their differences to the first, from a position on. */
function runColumns({ headings }: Context, start: number): Column<readonly string[]>[] {
  const letters = headings.map(({ letter }) => letter)
  const all = [...letters, ...letters.slice(1).map((letter) => `${letter}−A`)]
  return all.map((heading, position) => ({
    heading,
    align: 'right' as const,
    text: (line) => line[start + position] ?? '',
  }))
}

function leftColumn(heading: string, position: number): Column<readonly string[]> {
  return { heading, align: 'left', text: (line) => line[position] ?? '' }
}
