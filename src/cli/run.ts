import { join } from 'node:path'
import { csvTables, writeCsv } from '../export/csv.ts'
import {
  ENGINE_CHOICES,
  formatIssue,
  type JsonObject,
  PRESETS,
  parseSet,
  type ResultFile,
  runScenario,
} from '../index.ts'
import { chooseWord } from './arguments.ts'
import { type Command, type CommandInput, EXIT, type ExitCode, optionValue, UsageError } from './command.ts'
import { formatResult } from './format-result.ts'
import { loadScenario } from './scenario-store.ts'
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
    engine: { value: ENGINE_CHOICES.join('|') },
    format: { value: FORMATS.join('|') },
    out: { value: 'FILE|DIR' },
  },
  async run(input) {
    const { words, terminal, language } = input
    const engine = chooseWord('engine', optionValue(input, 'engine') ?? 'auto', ENGINE_CHOICES, words)
    const format = chooseWord('format', optionValue(input, 'format') ?? 'table', FORMATS, words)
    const wantedYear = optionValue(input, 'year')
    if (wantedYear !== null && format === 'json') throw new UsageError(words.yearNeedsTable)
    const patches = readPatches(input)
    if (patches === null) return EXIT.invalid
    const { checked } = loadScenario(input.operands[0] ?? '', patches, words)
    for (const issue of checked.issues) terminal.say(formatIssue(issue, language))
    if (!checked.ok) return EXIT.invalid
    const years = checked.value.years.map(String)
    const year = wantedYear === null ? null : Number(chooseWord('year', wantedYear, years, words))
    if (terminal.isWatched) terminal.say(words.solving(checked.value.title[language]))
    const result = await runScenario(checked.value, { engine })
    await writeResult(input, result, format, year)
    return exitCodeOf(result)
  },
}

/** The patches of `--policy` and `--set`, in that order; `null` after saying what is wrong with them. */
function readPatches(input: CommandInput): JsonObject[] | null {
  const { words, terminal, language } = input
  const patches: JsonObject[] = []
  const policy = optionValue(input, 'policy')
  if (policy !== null) {
    const preset = chooseWord('policy', policy, PRESETS, words)
    // Goals of the document's own would otherwise stand in for those of the preset.
    patches.push({ policy: { preset, goals: null } })
  }
  const checks = (input.options.set ?? []).map(parseSet)
  for (const { issues } of checks) for (const issue of issues) terminal.say(formatIssue(issue, language))
  for (const check of checks) {
    if (!check.ok) return null
    patches.push(check.value)
  }
  return patches
}

async function writeResult(
  input: CommandInput,
  result: ResultFile,
  format: (typeof FORMATS)[number],
  year: number | null,
): Promise<void> {
  const { words, terminal, language } = input
  const out = optionValue(input, 'out')
  if (format === 'csv' && out !== null) return writeTables(input, result, year, out)
  const text = {
    table: () => formatResult(result, language, words, year),
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

function exitCodeOf({ status }: ResultFile): ExitCode {
  switch (status) {
    case 'optimal':
      return EXIT.done
    case 'conflict':
      return EXIT.conflict
    case 'uncertified':
      return EXIT.uncertified
  }
}
