import { explainable, explainScenario, PRESETS, runScenario, type Scenario } from '../index.ts'
import { chooseWord } from './arguments.ts'
import { exitCodeOf, readAsked, readYear } from './asked-scenario.ts'
import { type Command, type CommandInput, EXIT, type ExitCode, optionValue, UsageError } from './command.ts'
import { formatPage } from './format-explain.ts'
import { formatResult } from './format-result.ts'

const FORMATS = ['table', 'json'] as const

/** Explain sites, markets and terminals of one year: prices, limits, reasons with their thresholds, bottleneck. */
export const explainCommand: Command = {
  name: 'explain',
  operand: { name: 'SCENARIO', many: false },
  options: {
    site: { value: 'ID', repeated: true },
    market: { value: 'ID', repeated: true },
    terminal: { value: 'ID', repeated: true },
    set: { value: 'PATH=VALUE', repeated: true },
    policy: { value: PRESETS.join('|') },
    year: { value: 'YEAR' },
    format: { value: FORMATS.join('|') },
  },
  async run(input) {
    const { terminal, words, language } = input
    const format = chooseWord('format', optionValue(input, 'format') ?? 'table', FORMATS, words)
    const scenario = readAsked(input)
    if (scenario === null) return EXIT.invalid
    const wanted = readWanted(input, scenario)
    const year = readYear(input, scenario.years)
    if (terminal.isWatched) terminal.say(words.solving(scenario.title[language]))
    const explanation = await explainScenario(scenario, { ...wanted, ...(year === null ? {} : { year }) })
    if (explanation.status === 'no-allocation') return sayWhy(input, scenario, explanation.year)
    const { certified, pages } = explanation
    const asJson = { scenario: scenario.id, policy: scenario.policy.preset, certified, pages }
    terminal.write(
      format === 'json'
        ? `${JSON.stringify(asJson, null, 2)}\n`
        : pages.map((page) => formatPage(scenario, page, language)).join('\n'),
    )
    return certified ? EXIT.done : EXIT.uncertified
  },
}

/** The ids asked for, which the scenario must have. Throws a UsageError with the nearest of its words. */
function readWanted({ options, words }: CommandInput, scenario: Scenario) {
  const valid = explainable(scenario)
  const sites = (options.site ?? []).map((id) => chooseWord('site', id, valid.site, words))
  const markets = (options.market ?? []).map((id) => chooseWord('market', id, valid.market, words))
  const terminals = (options.terminal ?? []).map((id) => chooseWord('terminal', id, valid.terminal, words))
  if (sites.length + markets.length + terminals.length === 0)
    throw new UsageError(words.missingArgument('--site ID | --market ID | --terminal ID'))
  return { sites, markets, terminals }
}

/** Where there is no allocation to explain, the result says why. */
async function sayWhy(
  { terminal, language, words }: CommandInput,
  scenario: Scenario,
  year: number,
): Promise<ExitCode> {
  const result = await runScenario(scenario)
  terminal.say(formatResult(result, language, words, year))
  return exitCodeOf([result.status])
}
