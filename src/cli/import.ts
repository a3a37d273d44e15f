import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import {
  formatIssue,
  type Imported,
  importTables,
  importWorkbook,
  MAX_WORKBOOK_BYTES,
  VERSION,
  writeYaml,
} from '../index.ts'
import type { CliCatalogue } from '../messages/cli.ts'
import { type Command, type CommandInput, EXIT, FileError, optionValue, UsageError } from './command.ts'
import { decodeText, readBounded } from './read-text.ts'
import { writeWhole } from './write-file.ts'

/** Bytes of all tables of a directory together. */
const MAX_TABLE_BYTES = 50_000_000

/** Read a workbook, or a directory of tables, into a scenario file. */
export const importCommand: Command = {
  name: 'import',
  operand: { name: 'BOOK.xlsx|DIR|nodes.csv', many: false },
  options: { out: { value: 'SCENARIO.yaml' } },
  async run(input) {
    const { words, terminal, language } = input
    const out = optionValue(input, 'out')
    if (out === null) throw new UsageError(words.missingArgument('--out SCENARIO.yaml'))
    const source = input.operands[0] ?? ''
    const imported = await readSource(source, input)
    for (const issue of imported.issues) terminal.say(formatIssue(issue, language))
    if (!imported.ok) {
      const errors = imported.issues.filter(({ severity }) => severity === 'error').length
      terminal.say(words.issueCount(source, errors, imported.issues.length - errors))
      return EXIT.invalid
    }
    const comment = `${basename(source)}, read by shashi ${VERSION}`
    await writeWhole(out, writeYaml(imported.document, comment), words)
    terminal.write(`${out}\n`)
    terminal.say(words.valid(out, imported.scenario.title[language]))
    return EXIT.done
  },
}

async function readSource(source: string, { words }: CommandInput): Promise<Imported> {
  if (isDirectory(source)) return importTables(readTables(source, words), basename(resolve(source)))
  if (/\.csv$/i.test(source)) {
    const directory = dirname(source)
    return importTables(readTables(directory, words), basename(resolve(directory)))
  }
  const { bytes, isLonger } = readBounded(source, MAX_WORKBOOK_BYTES, words)
  if (isLonger) throw new FileError(words.tooLarge(source, `${MAX_WORKBOOK_BYTES / 1e6} MB`))
  return importWorkbook(bytes, source)
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** The tables of a directory by name, in alphabetical order. Throws a FileError. */
function readTables(directory: string, words: CliCatalogue) {
  const names = readdirSync(directory)
    .filter((name) => /\.csv$/i.test(name))
    .sort()
  if (names.length === 0) throw new FileError(words.noFile(join(directory, 'nodes.csv')))
  let left = MAX_TABLE_BYTES
  return names.map((name) => {
    const path = join(directory, name)
    const { bytes, isLonger } = readBounded(path, left, words)
    if (isLonger) throw new FileError(words.tooLarge(path, `${MAX_TABLE_BYTES / 1e6} MB`))
    left -= bytes.length
    return { file: path, text: decodeTable(bytes, path, words) }
  })
}

/** UTF-8, or what spreadsheet programs in China save tables as. Throws a FileError. */
function decodeTable(bytes: Uint8Array, path: string, words: CliCatalogue): string {
  try {
    return decodeText(bytes, path, words)
  } catch (error) {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      throw error
    }
  }
}
