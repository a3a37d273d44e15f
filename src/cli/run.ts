import { join } from 'node:path'
import { csvTables, writeCsv } from '../export/csv.ts'
import { ENGINE_CHOICES, FORESIGHTS, PRESETS, type ResultFile, runScenario } from '../index.ts'
import { chooseWord } from './arguments.ts'
import { exitCodeOf, readAsked, readYear } from './asked-scenario.ts'
import { type Command, type CommandInput, EXIT, optionValue, UsageError } from './command.ts'
import { repairText } from './format-repair.ts'
import { formatResult } from './format-result.ts'
import { makeDirectory, writeWhole } from './write-file.ts'

const FORMATS = ['table', 'json', 'csv'] as const

/** Solve a scenario and show or write the result. */
export const runCommand: Command = {
  name: 'run',
  operand: { name: 'SCENARIO', many: false },
  options: {
    set: { value: 'PATH=VALUE', repeated: true },
    policy: { value: PRESETS.join('|') },
    year: { value: 'YEAR' },
    foresight: { value: FORESIGHTS.join('|') },
    engine: { value: ENGINE_CHOICES.join('|') },
    format: { value: FORMATS.join('|') },
    out: { value: 'FILE|DIR' },
  },
  async run(input) {
    const { words, terminal, language } = input
    const engine = chooseWord('engine', optionValue(input, 'engine') ?? 'auto', ENGINE_CHOICES, words)
    const format = chooseWord('format', optionValue(input, 'format') ?? 'table', FORMATS, words)
    if (optionValue(input, 'year') !== null && format === 'json') throw new UsageError(words.yearNeedsTable)
    const scenario = readAsked(input)
    if (scenario === null) return EXIT.invalid
    const year = readYear(input, scenario.years)
    const title = scenario.title[language]
    if (terminal.isWatched) terminal.progress(words.solving(title))
    const result = await runScenario(scenario, {
      engine,
      progress: (done, total) => {
        if (terminal.isWatched && total > 1) terminal.progress(words.solvedYears(title, done, total))
      },
    })
    if (terminal.isWatched) terminal.progress('')
    const repairs = format === 'table' ? await repairText(scenario, result, year, language) : ''
    await writeResult(input, result, format, year, repairs)
    return exitCodeOf([result.status])
  },
}

async function writeResult(
  input: CommandInput,
  result: ResultFile,
  format: (typeof FORMATS)[number],
  year: number | null,
  repairs: string,
): Promise<void> {
  const { words, terminal, language } = input
  const out = optionValue(input, 'out')
  if (format === 'csv' && out !== null) return writeTables(input, result, year, out)
  const text = {
    table: () =>
      [formatResult(result, language, words, year), repairs].filter((part) => part !== '').join('\n'),
    json: () => `${JSON.stringify(result, null, 2)}\n`,
    csv: () => tablesOf(result, year).slice(0, 1).map(writeCsv).join(''),
  }[format]()
  if (out === null) return terminal.write(text)
  await writeWhole(out, text, words)
  terminal.say(words.wrote(out))
}

/** One file per table into a directory, which is made where it is missing. */
async function writeTables(
  { words, terminal }: CommandInput,
  result: ResultFile,
  year: number | null,
  directory: string,
): Promise<void> {
  makeDirectory(directory, words)
  for (const table of tablesOf(result, year)) {
    const path = join(directory, `${table.name}.csv`)
    await writeWhole(path, writeCsv(table), words)
    terminal.say(words.wrote(path))
  }
}

function tablesOf(result: ResultFile, year: number | null) {
  const tables = csvTables(result)
  if (year === null) return tables
  return tables.map((table) => ({ ...table, rows: table.rows.filter(([first]) => first === year) }))
}
