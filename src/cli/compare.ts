import {
  type ComparedRun,
  type Comparison,
  checkDocument,
  compareRuns,
  type JsonObject,
  type ResultFile,
  type RunStatus,
  runScenario,
  type Scenario,
  writeCsv,
} from '../index.ts'
import { chooseWord } from './arguments.ts'
import { exitCodeOf, readPatched, readYear } from './asked-scenario.ts'
import { type Command, type CommandInput, EXIT, FileError, optionValue } from './command.ts'
import { formatComparison } from './format-comparison.ts'
import { isVerified, readIfResult } from './result-store.ts'

const FORMATS = ['table', 'json', 'csv'] as const

/** What is known of one of the runs beside its tables. */
export interface RunHeading {
  /** A, B, C or D. */
  readonly letter: string
  readonly id: string
  readonly title: Scenario['title']
  readonly policy: string
  readonly status: RunStatus
}

interface NamedRun {
  readonly scenario: Scenario
  readonly status: RunStatus
  readonly run: ComparedRun
}

/** Set scenarios or result files side by side. */
export const compareCommand: Command = {
  name: 'compare',
  operand: { name: 'A B [C D]', many: true, least: 2, most: 4 },
  options: {
    year: { value: 'YEAR' },
    format: { value: FORMATS.join('|') },
  },
  async run(input) {
    const { terminal, words, language } = input
    const format = chooseWord('format', optionValue(input, 'format') ?? 'table', FORMATS, words)
    const subjects = input.operands.map((word) => readSubject(input, word))
    if (!subjects.every((subject) => subject !== null)) return EXIT.invalid
    const year = readYear(input, [...new Set(subjects.flatMap(({ scenario }) => scenario.years))].sort())
    const named: NamedRun[] = []
    for (const subject of subjects) named.push(await answer(input, subject))
    const comparison = ofYear(compareRuns(named.map(({ run }) => run)), year)
    const headings = named.map(headingOf)
    const documents = named.map(({ scenario }) => scenario.document)
    const text = {
      table: () => formatComparison(headings, documents, comparison, language, words),
      json: () => `${JSON.stringify({ runs: headings, ...comparison }, null, 2)}\n`,
      csv: () => asCsv(headings, comparison),
    }[format]()
    terminal.write(text)
    return exitCodeOf(named.map(({ status }) => status))
  },
}

/** A scenario to solve, or one that comes with its result. */
interface Subject {
  readonly scenario: Scenario
  readonly result: ResultFile | null
  /** How the result file says that it ended. */
  readonly claimed: RunStatus | null
}

function readSubject(input: CommandInput, word: string): Subject | null {
  const { words } = input
  const file = readIfResult(word, words)
  if (file === null) {
    const scenario = readPatched(input, word, [])
    return scenario === null ? null : { scenario, result: null, claimed: null }
  }
  const checked = checkDocument(file.document)
  if (!checked.ok) throw new FileError(words.notProvenFile(word))
  const scenario = checked.value
  if (isVerified(file.content)) return { scenario, result: file.content, claimed: file.content.status }
  // Without an answer there is no proof to verify; what went in can still be compared.
  const { claimed } = file
  if (claimed === 'optimal') throw new FileError(words.notProvenFile(word))
  return { scenario, result: null, claimed }
}

async function answer({ terminal, words, language }: CommandInput, subject: Subject): Promise<NamedRun> {
  const { scenario, result, claimed } = subject
  if (result !== null) return { scenario, status: result.status, run: result }
  if (claimed !== null) return { scenario, status: claimed, run: withoutAnswer(scenario.document) }
  if (terminal.isWatched) terminal.say(words.solving(scenario.title[language]))
  const solved = await runScenario(scenario)
  return { scenario, status: solved.status, run: solved }
}

const withoutAnswer = (document: JsonObject): ComparedRun => ({
  scenario: { document },
  indicators: [],
  transfers: [],
})

function headingOf({ scenario, status }: NamedRun, position: number): RunHeading {
  const { id, title, policy } = scenario
  return { letter: 'ABCD'.charAt(position), id, title, policy: policy.preset, status }
}

function ofYear(comparison: Comparison, year: number | null): Comparison {
  if (year === null) return comparison
  return {
    ...comparison,
    indicators: comparison.indicators.filter((row) => row.year === year),
    transfers: comparison.transfers.filter((row) => row.year === year),
  }
}

/** All three parts in one tidy table, told apart by its first column. */
function asCsv(headings: readonly RunHeading[], { inputs, indicators, transfers }: Comparison): string {
  const letters = headings.map(({ letter }) => letter)
  const later = letters.slice(1)
  const asText = (value: unknown) =>
    typeof value === 'number' || value === null
      ? value
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)
  return writeCsv({
    name: 'comparison',
    columns: ['part', 'year', 'region', 'id', 'unit', ...letters, ...later.map((letter) => `${letter}-A`)],
    rows: [
      ...inputs.map(({ path, values }) => [
        'input',
        null,
        null,
        path.join('.'),
        null,
        ...values.map(asText),
        ...later.map(() => null),
      ]),
      ...indicators.map(({ year, region, id, unit, values, differences }) => [
        'indicator',
        year,
        region,
        id,
        unit,
        ...values,
        ...differences,
      ]),
      ...transfers.map(({ year, site, toRegion, values, differences }) => [
        'transfer',
        year,
        toRegion,
        site,
        'wt/yr',
        ...values,
        ...differences,
      ]),
    ],
  })
}
