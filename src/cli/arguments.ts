/** Read a command line: the command, its operands and options, or the first mistake with the nearest valid word. */
import { parseArgs } from 'node:util'
import { type CliCatalogue, OPTION_NAMES, type OptionName, type WordKind } from '../messages/cli.ts'
import { nearest } from '../scenario/reading.ts'
import type { Command, CommandInput, CommandOptions, Operand, OptionForm } from './command.ts'
import { UsageError } from './command.ts'

/** Options that every command takes. */
export const COMMON_OPTIONS: CommandOptions = {
  lang: { value: 'zh|en' },
  help: { value: null },
  version: { value: null },
}

export interface ParsedArguments {
  readonly operands: readonly string[]
  readonly options: CommandInput['options']
}

/** Read the words after a command's name. Throws a UsageError. */
export function parseArguments(
  args: readonly string[],
  forms: CommandOptions,
  words: CliCatalogue,
): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(forms).map(([name, form]) => [
        name,
        {
          type: form.value === null ? ('boolean' as const) : ('string' as const),
          multiple: true,
          ...(name === 'help' ? { short: 'h' } : {}),
        },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const operands: string[] = []
  const options: Partial<Record<OptionName, string[]>> = {}
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const name = knownOption(token.rawName, token.name, forms, words)
    const form = forms[name] ?? { value: null }
    const value = readValue(token, form, words)
    const given = options[name] ?? []
    if (given.length > 0 && form.value !== null && form.repeated !== true) {
      throw new UsageError(words.repeatedOption(token.rawName))
    }
    options[name] = [...given, value]
  }
  return { operands, options }
}

/** Throw where operands are missing or too many for a command. */
export function checkOperands({ operand }: Command, operands: readonly string[], words: CliCatalogue): void {
  const { name, many, least = 1, most = many ? Number.POSITIVE_INFINITY : 1 } = operand ?? NONE
  const missing = most > 1 && least > 1 ? name.split(' ')[operands.length] : name
  if (operands.length < least) throw new UsageError(words.missingArgument(missing ?? name))
  const extra = operands[most]
  if (extra !== undefined) throw new UsageError(words.extraArgument(extra))
}

const NONE: Operand = { name: '', many: false, least: 0, most: 0 }

/** Take a word for one of `valid`. Throws a UsageError that names the nearest of them. */
export function chooseWord<Word extends string>(
  kind: WordKind,
  word: string,
  valid: readonly Word[],
  words: CliCatalogue,
): Word {
  const chosen = valid.find((candidate) => candidate === word)
  if (chosen !== undefined) return chosen
  const list = valid.join(', ')
  throw new UsageError(words.unknownWord(words.kinds[kind], word, list, nearest(word, valid)))
}

function knownOption(rawName: string, name: string, forms: CommandOptions, words: CliCatalogue): OptionName {
  const valid = OPTION_NAMES.filter((candidate) => forms[candidate] !== undefined)
  const known =
    rawName.startsWith('--') || rawName === '-h' ? valid.find((candidate) => candidate === name) : undefined
  if (known !== undefined) return known
  const written = valid.map((candidate) => `--${candidate}`)
  const suggestion = nearest(`--${name}`, written)
  throw new UsageError(words.unknownWord(words.kinds.option, rawName, written.join(', '), suggestion))
}

function readValue(
  token: {
    readonly rawName: string
    readonly value?: string | undefined
    readonly inlineValue?: boolean | undefined
  },
  form: OptionForm,
  words: CliCatalogue,
): string {
  if (form.value === null) {
    if (token.value !== undefined) throw new UsageError(words.unexpectedValue(token.rawName))
    return ''
  }
  // `--out --format json`: the next option is not a value; `--out=--odd` is.
  const isNextOption = token.inlineValue !== true && token.value?.startsWith('--') === true
  if (token.value === undefined || isNextOption) throw new UsageError(words.missingValue(token.rawName))
  return token.value
}
