/** Help texts, from the commands' own descriptions. */
import { type CliCatalogue, OPTION_NAMES, type OptionName } from '../messages/cli.ts'
import { VERSION } from '../report/version.ts'
import { COMMON_OPTIONS } from './arguments.ts'
import type { Command, CommandOptions } from './command.ts'
import { padEnd } from './format-table.ts'

/** Help on the program as a whole. */
export function programHelp(commands: readonly Command[], words: CliCatalogue): string {
  const synopses = commands.map((command): [string, string] => [
    [command.name, operandWord(command)].filter((part) => part !== '').join(' '),
    words.commands[command.name].summary,
  ])
  return [
    `shashi ${VERSION} — ${words.tagline}`,
    '',
    `${words.usage}: shashi COMMAND [--lang zh|en] …`,
    '',
    `${words.commandsHeading}:`,
    ...columns(synopses),
    '',
    words.overview,
    '',
  ].join('\n')
}

/** Help on one command. */
export function commandHelp(command: Command, words: CliCatalogue): string {
  const forms = { ...command.options, ...COMMON_OPTIONS }
  const usage = ['shashi', command.name, operandWord(command), '…'].filter((part) => part !== '').join(' ')
  const options = optionLines(forms, words)
  const { summary, details } = words.commands[command.name]
  return [
    `${words.usage}: ${usage}`,
    '',
    summary,
    '',
    details,
    '',
    `${words.optionsHeading}:`,
    ...options,
    '',
  ].join('\n')
}

function operandWord(command: Command): string {
  if (command.operand === null) return ''
  const { name, many, most } = command.operand
  return `${name}${many && most === undefined ? '…' : ''}`
}

function optionLines(forms: CommandOptions, words: CliCatalogue): string[] {
  const rows = OPTION_NAMES.flatMap((name: OptionName): [string, string][] => {
    const form = forms[name]
    if (form === undefined) return []
    return [
      [
        `--${name}${form.value === null ? '' : ` ${form.value}`}${form.repeated ? ' …' : ''}`,
        words.options[name],
      ],
    ]
  })
  return columns(rows)
}

/** Longest left column that still shares its line with the right one. */
const WIDEST = 28

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length).filter((length) => length <= WIDEST))
  return rows.flatMap(([left, right]) =>
    left.length <= width
      ? [`  ${padEnd(left, width)}  ${right}`]
      : [`  ${left}`, `  ${padEnd('', width)}  ${right}`],
  )
}
