import { type CurveOutcome, curveOfScenario, explainWords, formatIssue, PRESETS } from '../index.ts'
import { chooseWord } from './arguments.ts'
import { readAsked, readYear } from './asked-scenario.ts'
import { type Command, type CommandInput, EXIT, type ExitCode, optionValue, UsageError } from './command.ts'
import { formatCurve } from './format-curve.ts'

const FORMATS = ['table', 'json'] as const

/** Show every goal as a function of one number of the scenario, exactly. */
export const curveCommand: Command = {
  name: 'curve',
  operand: { name: 'SCENARIO', many: false },
  options: {
    of: { value: 'PATH' },
    from: { value: 'A' },
    to: { value: 'B' },
    set: { value: 'PATH=VALUE', repeated: true },
    policy: { value: PRESETS.join('|') },
    year: { value: 'YEAR' },
    format: { value: FORMATS.join('|') },
  },
  async run(input) {
    const { terminal, words, language } = input
    const format = chooseWord('format', optionValue(input, 'format') ?? 'table', FORMATS, words)
    const path = optionValue(input, 'of')
    if (path === null) throw new UsageError(words.missingArgument('--of PATH'))
    const from = readNumber(input, 'from')
    const to = readNumber(input, 'to')
    const scenario = readAsked(input)
    if (scenario === null) return EXIT.invalid
    const year = readYear(input, scenario.years)
    if (terminal.isWatched) terminal.say(words.solving(scenario.title[language]))
    const outcome = await curveOfScenario(scenario, {
      path: path.split('.'),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
      ...(year === null ? {} : { year }),
    })
    if (outcome.status !== 'curve') return sayWhy(input, outcome)
    const { curve } = outcome
    terminal.write(
      format === 'json' ? `${JSON.stringify(curve, null, 2)}\n` : formatCurve(scenario, curve, language),
    )
    return EXIT.done
  },
}

function readNumber(input: CommandInput, name: 'from' | 'to'): number | null {
  const word = optionValue(input, name)
  if (word === null) return null
  const number = Number(word)
  if (word.trim() === '' || !Number.isFinite(number))
    throw new UsageError(input.words.badNumber(`--${name}`, word))
  return number
}

/** Say why there is no curve. */
function sayWhy(
  { terminal, language }: CommandInput,
  outcome: Exclude<CurveOutcome, { status: 'curve' }>,
): ExitCode {
  const { curve } = explainWords(language)
  switch (outcome.status) {
    case 'invalid':
      for (const issue of outcome.issues) terminal.say(formatIssue(issue, language))
      return EXIT.invalid
    case 'empty':
      throw new UsageError(curve.empty)
    case 'not-linear':
      terminal.say(curve.notLinear)
      return EXIT.invalid
    case 'conflict':
      terminal.say(curve.conflict)
      return EXIT.conflict
    case 'unproven':
      terminal.say(curve.unproven(String(outcome.value)))
      return EXIT.uncertified
  }
}
