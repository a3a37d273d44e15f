import { join } from 'node:path'
import {
  applyPatch,
  checkDocument,
  type ExportedFile,
  exportPrograms,
  exportResult,
  exportTables,
  formatIssue,
  type JsonObject,
  PRESETS,
  PROGRAM_FORMATS,
  type ProgramFormat,
  RESULT_FORMATS,
  type ResultFile,
  type ResultFormat,
  type RunStatus,
  runScenario,
  type Scenario,
  writeTemplate,
} from '../index.ts'
import { chooseWord } from './arguments.ts'
import { exitCodeOf, readPatched, readPatches } from './asked-scenario.ts'
import { baselineOf, shippedBaselineOf } from './baseline.ts'
import {
  type Command,
  type CommandInput,
  EXIT,
  type ExitCode,
  FileError,
  optionValue,
  UsageError,
} from './command.ts'
import { isVerified, readIfResult } from './result-store.ts'
import { makeDirectory, writeWhole } from './write-file.ts'

const FORMATS = [...PROGRAM_FORMATS, ...RESULT_FORMATS, 'tables'] as const

/** Write a scenario’s programs, results, workbook or tables into a directory. */
export const exportCommand: Command = {
  name: 'export',
  operand: { name: 'SCENARIO|RESULT.json', many: false },
  options: {
    set: { value: 'PATH=VALUE', repeated: true },
    policy: { value: PRESETS.join('|') },
    to: { value: FORMATS.join('|') },
    template: { value: null },
    out: { value: 'DIR' },
  },
  async run(input) {
    const { words } = input
    const to = required(input, 'to', FORMATS.join('|'))
    const format = chooseWord('format', to, FORMATS, words)
    const isTemplate = input.options.template !== undefined
    if (isTemplate && format !== 'xlsx') throw new UsageError(words.templateNeedsXlsx)
    const directory = required(input, 'out', 'DIR')
    const patches = readPatches(input)
    const subject = patches === null ? null : readSubject(input, patches)
    if (subject === null) return EXIT.invalid
    if (format === 'tables' || isTemplate) return writeInputs(input, subject.scenario, isTemplate, directory)
    if (input.terminal.isWatched) input.terminal.say(words.solving(subject.scenario.title[input.language]))
    const programs = PROGRAM_FORMATS.find((each) => each === format)
    if (programs !== undefined)
      return exitCodeOf(await writePrograms(input, subject.scenario, programs, directory))
    const tables = RESULT_FORMATS.find((each) => each === format) ?? 'csv'
    return writeResult(input, subject, tables, directory)
  },
}

/** What the scenario says, without solving it: as a guided workbook or as tables. */
async function writeInputs(
  input: CommandInput,
  scenario: Scenario,
  isTemplate: boolean,
  directory: string,
): Promise<ExitCode> {
  if (isTemplate) {
    const content = await writeTemplate(scenario, input.language)
    await writeInto(input, directory, { name: `${scenario.id}-template.xlsx`, content })
  } else for (const file of exportTables(scenario)) await writeInto(input, directory, file)
  return EXIT.done
}

async function writeResult(
  input: CommandInput,
  { scenario, result }: Subject,
  format: ResultFormat,
  directory: string,
): Promise<ExitCode> {
  const { language, words } = input
  const answered = result ?? (await runScenario(scenario))
  const baseline =
    result === null ? baselineOf(input.operands[0] ?? '', words) : shippedBaselineOf(scenario.id, words)
  for await (const file of exportResult(answered, format, { language, baseline })) {
    await writeInto(input, directory, file)
  }
  return exitCodeOf([answered.status])
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
      await writeInto(input, directory, { name, content: program.text })
    } else terminal.say(words.noProgram(program.year, words.statuses[program.status]))
  }
  return statuses
}

/** Write a file whole and print its path: what was written is what this command has to show. */
async function writeInto(
  { terminal, words }: CommandInput,
  directory: string,
  { name, content }: ExportedFile,
): Promise<void> {
  makeDirectory(directory, words)
  const path = join(directory, name)
  if (terminal.isWatched) terminal.progress(words.writing(name))
  await writeWhole(path, content, words)
  if (terminal.isWatched) terminal.progress('')
  terminal.write(`${path}\n`)
}
