/** The scenario that a command line asks for: a word, `--policy`, `--foresight` and `--set`. */
import {
  type Checked,
  FORESIGHTS,
  formatIssue,
  type Issue,
  type JsonObject,
  PRESETS,
  parseSet,
  type RunStatus,
  type Scenario,
} from '../index.ts'
import type { CliCatalogue } from '../messages/cli.ts'
import { chooseWord } from './arguments.ts'
import { type CommandInput, EXIT, type ExitCode, optionValue } from './command.ts'
import { loadScenario } from './scenario-store.ts'
import { nameUnknownEntries } from './unknown-entries.ts'

/** Read the scenario of the first operand with all patches; `null` after saying what is wrong with it. */
export function readAsked(input: CommandInput): Scenario | null {
  const patches = readPatches(input)
  return patches === null ? null : readPatched(input, input.operands[0] ?? '', patches)
}

/** Read the scenario of a word with patches on top; `null` after saying what is wrong with it. */
export function readPatched(
  { terminal, language, words }: CommandInput,
  word: string,
  patches: readonly JsonObject[],
): Scenario | null {
  const { checked } = loadScenario(word, patches, words)
  for (const issue of told(checked, word, patches, words)) terminal.say(formatIssue(issue, language))
  return checked.ok ? checked.value : null
}

/** What is wrong with a patched scenario; a name that only a patch has is taken for a slip. */
function told(
  { ok, issues }: Checked<Scenario>,
  word: string,
  patches: readonly JsonObject[],
  words: CliCatalogue,
): readonly Issue[] {
  if (ok || patches.length === 0) return issues
  const { checked } = loadScenario(word, [], words)
  return checked.ok ? nameUnknownEntries(issues, checked.value.document) : issues
}

/** The patches of `--policy`, `--foresight` and `--set`, in that order; `null` after saying what is wrong with them. */
export function readPatches(input: CommandInput): JsonObject[] | null {
  const { words, terminal, language } = input
  const patches: JsonObject[] = []
  const policy = optionValue(input, 'policy')
  if (policy !== null) {
    const preset = chooseWord('policy', policy, PRESETS, words)
    // Goals of the document's own would otherwise stand in for those of the preset.
    patches.push({ policy: { preset, goals: null } })
  }
  const foresight = optionValue(input, 'foresight')
  if (foresight !== null) patches.push({ foresight: chooseWord('foresight', foresight, FORESIGHTS, words) })
  const checks = (input.options.set ?? []).map(parseSet)
  for (const { issues } of checks) for (const issue of issues) terminal.say(formatIssue(issue, language))
  for (const check of checks) {
    if (!check.ok) return null
    patches.push(check.value)
  }
  return patches
}

/** The year of `--year`, which must be one of `years`; `null` where it is not given. Throws a UsageError. */
export function readYear(input: CommandInput, years: readonly number[]): number | null {
  const wanted = optionValue(input, 'year')
  return wanted === null ? null : Number(chooseWord('year', wanted, years.map(String), input.words))
}

/** How a command ends whose runs ended so: the worst of them counts. */
export function exitCodeOf(statuses: readonly RunStatus[]): ExitCode {
  if (statuses.includes('conflict')) return EXIT.conflict
  return statuses.includes('uncertified') ? EXIT.uncertified : EXIT.done
}
