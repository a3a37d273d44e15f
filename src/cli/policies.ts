import {
  hashDocument,
  POLICY_MEASURES,
  type PolicyMeasure,
  type PolicyRun,
  PRESET_TEXTS,
  PRESETS,
  runPolicies,
  type Scenario,
  writeCsv,
} from '../index.ts'
import { chooseWord } from './arguments.ts'
import { exitCodeOf, readAsked, readYear } from './asked-scenario.ts'
import { type Command, EXIT, type ExitCode, optionValue } from './command.ts'
import { formatPolicies } from './format-policies.ts'

const FORMATS = ['table', 'json', 'csv'] as const

/** Solve a scenario under every preset and show what each comes to. */
export const policiesCommand: Command = {
  name: 'policies',
  operand: { name: 'SCENARIO', many: false },
  options: {
    set: { value: 'PATH=VALUE', repeated: true },
    year: { value: 'YEAR' },
    format: { value: FORMATS.join('|') },
  },
  async run(input) {
    const { terminal, words, language } = input
    const format = chooseWord('format', optionValue(input, 'format') ?? 'table', FORMATS, words)
    const scenario = readAsked(input)
    if (scenario === null) return EXIT.invalid
    const year = readYear(input, scenario.years)
    const years = scenario.years.filter((each) => year === null || each === year)
    const progress = (done: number): void => {
      const next = PRESETS[done]
      if (next === undefined || !terminal.isWatched) return
      terminal.say(words.solvingPolicy(PRESET_TEXTS[next].name[language], done + 1, PRESETS.length))
    }
    const runs: PolicyRun[] = []
    progress(0)
    for await (const run of runPolicies(scenario)) {
      runs.push({ ...run, years: run.years.filter((each) => years.includes(each.year)) })
      progress(runs.length)
    }
    const text = {
      table: () => formatPolicies(scenario, runs, years, language, words),
      json: () => `${JSON.stringify(asJson(scenario, runs), null, 2)}\n`,
      csv: () => asCsv(runs, years),
    }[format]()
    terminal.write(text)
    return exitCode(runs)
  },
}

/** A preset in conflict is part of the answer; only where no preset has one, or a proof fails, is there none. */
function exitCode(runs: readonly PolicyRun[]): ExitCode {
  const statuses = runs.map(({ status }) => status)
  const answered = statuses.includes('optimal')
  return exitCodeOf(answered ? statuses.filter((status) => status !== 'conflict') : statuses)
}

function asJson({ id, title, document }: Scenario, policies: readonly PolicyRun[]) {
  return { scenario: { id, title, hash: hashDocument(document) }, units: POLICY_MEASURES, policies }
}

function asCsv(runs: readonly PolicyRun[], years: readonly number[]): string {
  const measures = Object.keys(POLICY_MEASURES).filter(isMeasure)
  const rows = years.flatMap((year) =>
    runs.map(({ policy, status, years: answered }) => {
      const found = answered.find((each) => each.year === year)
      return [year, policy, status, ...measures.map((id) => found?.measures[id] ?? null)]
    }),
  )
  return writeCsv({ name: 'policies', columns: ['year', 'policy', 'status', ...measures.map(camel)], rows })
}

const isMeasure = (key: string): key is PolicyMeasure => Object.hasOwn(POLICY_MEASURES, key)

const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
