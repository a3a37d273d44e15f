import {
  type ContingencyRequest,
  contingencyIndicators,
  contingencyStatements,
  contingencyWords,
  findContingencies,
  LOSS_KINDS,
  PRESETS,
  runScenario,
  type Scenario,
  USUAL_PAIRS,
} from '../index.ts'
import { chooseWord } from './arguments.ts'
import { exitCodeOf, readAsked, readYear } from './asked-scenario.ts'
import { type Command, type CommandInput, EXIT, type ExitCode, optionValue, UsageError } from './command.ts'
import { contingencyCsv, formatContingencies } from './format-contingency.ts'
import { formatResult } from './format-result.ts'

const FORMATS = ['table', 'json', 'csv'] as const
const ORDERS = ['1', '2'] as const
/** Pairs that a person reads. */
const PAIRS_IN_TABLE = 20

/** Lose zones, wharves, stretches and modes, one by one or two at a time. */
export const contingencyCommand: Command = {
  name: 'contingency',
  operand: { name: 'SCENARIO', many: false },
  options: {
    order: { value: ORDERS.join('|') },
    kind: { value: LOSS_KINDS.join('|'), repeated: true },
    pairs: { value: 'N' },
    set: { value: 'PATH=VALUE', repeated: true },
    policy: { value: PRESETS.join('|') },
    year: { value: 'YEAR' },
    format: { value: FORMATS.join('|') },
  },
  async run(input) {
    const { terminal, words, language } = input
    const format = chooseWord('format', optionValue(input, 'format') ?? 'table', FORMATS, words)
    const request = readRequest(input, format === 'table' ? PAIRS_IN_TABLE : USUAL_PAIRS)
    const scenario = readAsked(input)
    if (scenario === null) return EXIT.invalid
    const year = readYear(input, scenario.years)
    const told = contingencyWords(language)
    const outcome = await findContingencies(
      scenario,
      { ...request, ...(year === null ? {} : { year }) },
      terminal.isWatched ? { progress: (done, total) => terminal.progress(told.progress(done, total)) } : {},
    )
    if (terminal.isWatched) terminal.progress('')
    if (outcome.status === 'no-allocation') return sayWhy(input, scenario, outcome.year)
    if (outcome.status === 'stopped') throw new Error('stopped without a signal')
    const text = {
      table: () => formatContingencies(scenario, outcome, language),
      json: () => `${JSON.stringify(asJson(scenario, outcome), null, 2)}\n`,
      csv: () => contingencyCsv(outcome),
    }[format]()
    terminal.write(text)
    return outcome.singles.some(({ status }) => status === 'unproven') ? EXIT.uncertified : EXIT.done
  },
}

type Found = Extract<Awaited<ReturnType<typeof findContingencies>>, { status: 'found' }>

function asJson(scenario: Scenario, { status: _, ...found }: Found) {
  return {
    scenario: scenario.id,
    policy: scenario.policy.preset,
    ...found,
    indicators: contingencyIndicators(scenario, found),
    findings: contingencyStatements(scenario, found),
  }
}

/** What is asked for. Throws a UsageError with the nearest valid word. */
function readRequest(input: CommandInput, usualPairs: number): Omit<ContingencyRequest, 'year'> {
  const { options, words } = input
  const order = chooseWord('order', optionValue(input, 'order') ?? '1', ORDERS, words)
  const kinds = (options.kind ?? []).map((kind) => chooseWord('kind', kind, LOSS_KINDS, words))
  const wanted = optionValue(input, 'pairs')
  if (wanted !== null && order === '1') throw new UsageError(words.pairsNeedOrder)
  const pairs = wanted === null ? usualPairs : Number(wanted)
  if (!Number.isInteger(pairs) || pairs < 1) throw new UsageError(words.badCount('--pairs', wanted ?? ''))
  return { order: order === '1' ? 1 : 2, pairs, ...(kinds.length === 0 ? {} : { kinds }) }
}

/** Where there is no allocation to lose anything from, the result says why. */
async function sayWhy(
  { terminal, language, words }: CommandInput,
  scenario: Scenario,
  year: number,
): Promise<ExitCode> {
  const result = await runScenario(scenario)
  terminal.say(formatResult(result, language, words, year))
  return exitCodeOf([result.status])
}
