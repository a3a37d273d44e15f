import { join } from 'node:path'
import {
  applyPatch,
  checkDocument,
  csvTables,
  exportPrograms,
  formatIssue,
  type JsonObject,
  PRESETS,
  PROGRAM_FORMATS,
  type ProgramFormat,
  type ResultFile,
  type RunStatus,
  runScenario,
  type Scenario,
  writeSpreadsheetCsv,
} from '../index.ts'
import { chooseWord } from './arguments.ts'
import { exitCodeOf, readPatched, readPatches } from './asked-scenario.ts'
import { type Command, type CommandInput, EXIT, FileError, optionValue, UsageError } from './command.ts'
import { isVerified, readIfResult } from './result-store.ts'
import { makeDirectory, writeWhole } from './write-file.ts'

const FORMATS = [...PROGRAM_FORMATS, 'csv'] as const

/** Write a scenario's programs or tables into a directory. */
export const exportCommand: Command = {
  name: 'export',
  operand: { name: 'SCENARIO|RESULT.json', many: false },
  options: {
    set: { value: 'PATH=VALUE', repeated: true },
    policy: { value: PRESETS.join('|') },
    to: { value: FORMATS.join('|') },
    out: { value: 'DIR' },
  },
  async run(input) {
    const { words } = input
    const to = required(input, 'to', FORMATS.join('|'))
    const format = chooseWord('format', to, FORMATS, words)
    const directory = required(input, 'out', 'DIR')
    const patches = readPatches(input)
    const subject = patches === null ? null : readSubject(input, patches)
    if (subject === null) return EXIT.invalid
    const { scenario, result } = subject
    if (input.terminal.isWatched) input.terminal.say(words.solving(scenario.title[input.language]))
    if (format !== 'csv') return exitCodeOf(await writePrograms(input, scenario, format, directory))
    const answered = result ?? (await runScenario(scenario))
    await writeTables(input, answered, directory)
    return exitCodeOf([answered.status])
  },
}

function required(input: CommandInput, option: 'to' | 'out', value: string): string {
  const given = optionValue(input, option)
  if (given === null) throw new UsageError(input.words.missingArgument(`--${option} ${value}`))
  return given
}

/** What to export: a scenario with its patches, and its result where a file has it already. */
interface Subject {
  readonly scenario: Scenario
  readonly result: ResultFile | null
}

function readSubject(input: CommandInput, patches: readonly JsonObject[]): Subject | null {
  const word = input.operands[0] ?? ''
  const file = readIfResult(word, input.words)
  if (file === null) {
    const scenario = readPatched(input, word, patches)
    return scenario === null ? null : { scenario, result: null }
  }
  const { content } = file
  if (!isVerified(content)) throw new FileError(input.words.notProvenFile(word))
  const checked = checkDocument(patches.reduce(applyPatch, content.scenario.document))
  for (const issue of checked.issues) input.terminal.say(formatIssue(issue, input.language))
  if (!checked.ok) return null
  return { scenario: checked.value, result: patches.length === 0 ? content : null }
}

/** One program a year; a year without a proven answer has none, and is named. */
async function writePrograms(
  input: CommandInput,
  scenario: Scenario,
  format: ProgramFormat,
  directory: string,
): Promise<RunStatus[]> {
  const { terminal, words } = input
  const statuses: RunStatus[] = []
  for await (const program of exportPrograms(scenario, format)) {
    statuses.push(program.status)
    if (program.status === 'optimal') {
      const name = `${scenario.id}-${scenario.policy.preset}-${program.year}.${format}`
      await writeInto(input, directory, name, program.text)
    } else terminal.say(words.noProgram(program.year, words.statuses[program.status]))
  }
  return statuses
}

async function writeTables(input: CommandInput, result: ResultFile, directory: string): Promise<void> {
  for (const table of csvTables(result)) {
    await writeInto(input, directory, `${table.name}.csv`, writeSpreadsheetCsv(table))
  }
}

/** Write a file whole and print its path: what was written is what this command has to show. */
async function writeInto(
  { terminal, words }: CommandInput,
  directory: string,
  name: string,
  text: string,
): Promise<void> {
  makeDirectory(directory, words)
  const path = join(directory, name)
  await writeWhole(path, text, words)
  terminal.write(`${path}\n`)
}
