/** The command line as a whole: which command, in which language, and with which exit status it ends. */
import { CLI_MESSAGES, type CliCatalogue } from '../messages/cli.ts'
import type { Language } from '../messages/issues.ts'
import { VERSION } from '../report/version.ts'
import { COMMON_OPTIONS, checkOperands, chooseWord, parseArguments } from './arguments.ts'
import { type Command, EXIT, type ExitCode, FileError, UsageError } from './command.ts'
import { compareCommand } from './compare.ts'
import { contingencyCommand } from './contingency.ts'
import { curveCommand } from './curve.ts'
import { explainCommand } from './explain.ts'
import { exportCommand } from './export.ts'
import { commandHelp, programHelp } from './help.ts'
import { importCommand } from './import.ts'
import { indicatorsCommand } from './indicators.ts'
import { isLanguage, localeLanguage } from './language.ts'
import { policiesCommand } from './policies.ts'
import { roomCommand } from './room.ts'
import { runCommand } from './run.ts'
import { scenariosCommand } from './scenarios.ts'
import { schemaCommand } from './schema.ts'
import { serveCommand } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { validateCommand } from './validate.ts'
import { verifyCommand } from './verify.ts'

export const COMMANDS: readonly Command[] = [
  runCommand,
  policiesCommand,
  compareCommand,
  explainCommand,
  contingencyCommand,
  curveCommand,
  roomCommand,
  exportCommand,
  importCommand,
  validateCommand,
  verifyCommand,
  scenariosCommand,
  indicatorsCommand,
  schemaCommand,
  serveCommand,
]

/** Run the program with the words after its name. Never throws: what goes wrong is said and becomes the status. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = wantedLanguage(args) ?? localeLanguage(terminal.environment)
  const words = CLI_MESSAGES[language]
  let command: Command | null = null
  try {
    const { name, rest } = splitCommand(args)
    command = name === null ? null : findCommand(name, words)
    return await dispatch(command, rest, { terminal, language, words })
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.say(error.message)
      terminal.say(words.seeHelp(command === null ? 'shashi' : `shashi ${command.name}`))
      return EXIT.usage
    }
    if (error instanceof FileError) {
      terminal.say(error.message)
      return EXIT.invalid
    }
    terminal.say(words.unexpected(error instanceof Error ? (error.stack ?? error.message) : String(error)))
    return EXIT.uncertified
  }
}

interface Surroundings {
  readonly terminal: Terminal
  readonly language: Language
  readonly words: CliCatalogue
}

async function dispatch(
  command: Command | null,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { terminal, words } = surroundings
  const forms = { ...command?.options, ...COMMON_OPTIONS }
  const { operands, options } = parseArguments(args, forms, words)
  const lang = options.lang?.at(-1)
  if (lang !== undefined) chooseWord('language', lang, ['zh', 'en'], words)
  if (options.version !== undefined) {
    terminal.write(`${VERSION}\n`)
    return EXIT.done
  }
  if (options.help !== undefined) {
    terminal.write(command === null ? programHelp(COMMANDS, words) : commandHelp(command, words))
    return EXIT.done
  }
  if (command === null) {
    terminal.say(programHelp(COMMANDS, words).trimEnd())
    return EXIT.usage
  }
  checkOperands(command, operands, words)
  return command.run({ operands, options, ...surroundings })
}

/**
 * The command is the first word that is not an option; `--lang` may come before it, with its value. `help COMMAND`
 * is `COMMAND --help`.
 */
function splitCommand(args: readonly string[]): {
  readonly name: string | null
  readonly rest: readonly string[]
} {
  for (let position = 0; position < args.length; position++) {
    const word = args[position] ?? ''
    if (word === '--lang') position++
    else if (!word.startsWith('-')) {
      const rest = [...args.slice(0, position), ...args.slice(position + 1)]
      return word === 'help' ? splitCommand([...rest, '--help']) : { name: word, rest }
    }
  }
  return { name: null, rest: args }
}

function findCommand(word: string, words: CliCatalogue): Command {
  const name = chooseWord(
    'command',
    word,
    COMMANDS.map((command) => command.name),
    words,
  )
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command === undefined) throw new Error(`no command ${name}`)
  return command
}

/** The language asked for, found before anything else so that mistakes too are told in it. */
function wantedLanguage(args: readonly string[]): Language | null {
  const position = args.lastIndexOf('--lang')
  const inline = args.findLast((word) => word.startsWith('--lang='))?.slice('--lang='.length)
  const word = inline ?? (position < 0 ? undefined : args[position + 1])
  return word !== undefined && isLanguage(word) ? word : null
}
