/** Every word the command line says, in both languages. A text that is missing in one does not compile. */
import { CLI_EN } from './cli.en.ts'
import { CLI_ZH } from './cli.zh.ts'
import type { Language } from './issues.ts'

export const COMMAND_NAMES = [
  'run',
  'policies',
  'compare',
  'explain',
  'contingency',
  'curve',
  'room',
  'export',
  'import',
  'validate',
  'verify',
  'scenarios',
  'indicators',
  'schema',
  'serve',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export const OPTION_NAMES = [
  'site',
  'market',
  'terminal',
  'order',
  'kind',
  'pairs',
  'within',
  'of',
  'from',
  'set',
  'policy',
  'year',
  'foresight',
  'engine',
  'format',
  'to',
  'template',
  'out',
  'port',
  'lang',
  'help',
  'version',
] as const
export type OptionName = (typeof OPTION_NAMES)[number]

/** What a word on the command line stands for. */
export type WordKind =
  | 'command'
  | 'option'
  | 'scenario'
  | 'engine'
  | 'policy'
  | 'format'
  | 'year'
  | 'foresight'
  | 'language'
  | 'table'
  | 'site'
  | 'market'
  | 'terminal'
  | 'order'
  | 'kind'

/** Ways in which a result file can fail verification. */
export type MismatchCode = 'malformed' | 'invalid-document' | 'not-certified' | 'unknown-route' | 'differs'

export interface TableWords {
  readonly year: string
  readonly region: string
  readonly total: string
  readonly demand: string
  readonly capacity: string
  readonly output: string
  readonly ownUse: string
  readonly imports: string
  readonly exports: string
  readonly unmet: string
  readonly balance: string
  readonly site: string
  readonly from: string
  readonly to: string
  readonly quantity: string
  readonly utilisation: string
}

/** Why a file cannot be read or written, by the code of the system's error. */
export type FileReasons = Readonly<Record<string, string>>

export interface CliCatalogue {
  readonly tagline: string
  readonly usage: string
  readonly commandsHeading: string
  readonly optionsHeading: string
  readonly overview: string
  readonly commands: Readonly<Record<CommandName, { readonly summary: string; readonly details: string }>>
  readonly options: Readonly<Record<OptionName, string>>
  readonly kinds: Readonly<Record<WordKind, string>>
  /** A word that is none of the valid ones; `suggestion` is the nearest of them. */
  readonly unknownWord: (kind: string, word: string, valid: string, suggestion: string | null) => string
  readonly missingValue: (option: string) => string
  readonly unexpectedValue: (option: string) => string
  readonly repeatedOption: (option: string) => string
  readonly missingArgument: (argument: string) => string
  readonly extraArgument: (word: string) => string
  readonly badPort: (found: string) => string
  readonly badNumber: (option: string, found: string) => string
  readonly badCount: (option: string, found: string) => string
  readonly pairsNeedOrder: string
  readonly badShare: (option: string, found: string) => string
  readonly yearNeedsTable: string
  readonly seeHelp: (command: string) => string
  readonly noFile: (path: string) => string
  readonly notAFile: (path: string) => string
  readonly notReadable: (path: string, code: string) => string
  readonly notUtf8: (path: string) => string
  readonly tooLarge: (path: string, limit: string) => string
  readonly notJson: (path: string) => string
  readonly notResult: (word: string) => string
  readonly standardOutput: string
  readonly notWritable: (path: string, code: string) => string
  readonly wrote: (path: string) => string
  readonly writing: (name: string) => string
  readonly templateNeedsXlsx: string
  readonly solving: (title: string) => string
  readonly solvedYears: (title: string, done: number, total: number) => string
  readonly valid: (file: string, title: string) => string
  readonly issueCount: (file: string, errors: number, warnings: number) => string
  readonly warning: string
  readonly resultHeading: (parts: { title: string; id: string; policy: string; engine: string }) => string
  readonly balanceHeading: (year: number) => string
  readonly yearsHeading: (first: number, last: number) => string
  readonly yearHint: string
  readonly transferHeading: (year: number) => string
  readonly noTransfers: (year: number) => string
  readonly tableWords: TableWords
  readonly definitionSource: (source: string) => string
  readonly policiesHeading: (title: string, id: string, year: number) => string
  readonly policyStatus: string
  readonly statuses: Readonly<Record<'optimal' | 'conflict' | 'uncertified', string>>
  readonly solvingPolicy: (name: string, position: number, count: number) => string
  readonly inputsHeading: string
  readonly noInputDifferences: string
  readonly annotationsToo: (count: number) => string
  readonly inputsLeftOut: (count: number) => string
  /** An entry that one run has and another has not. */
  readonly present: string
  readonly comparedRun: (id: string, policy: string, proof: string) => string
  /** After a difference of percentages. */
  readonly points: string
  readonly entry: string
  readonly field: string
  readonly indicatorsHeading: (year: number) => string
  readonly noIndicators: string
  readonly indicator: string
  readonly notProvenFile: (path: string) => string
  readonly noProgram: (year: number, status: string) => string
  readonly findingsHeading: string
  readonly proven: (goals: number, residual: string, tolerance: string) => string
  readonly notProven: (goals: number, residual: string, tolerance: string) => string
  readonly noAnswer: Readonly<Record<'conflict' | 'uncertified', string>>
  readonly verified: (title: string, stages: number) => string
  readonly mismatches: Readonly<
    Record<MismatchCode, (parts: { path: string; expected: string; found: string }) => string>
  >
  readonly rejected: (file: string, problems: number) => string
  readonly serving: (url: string) => string
  readonly stopHint: string
  readonly portTaken: (wanted: number) => string
  readonly portRefused: (port: number, code: string) => string
  readonly notBuilt: string
  readonly unexpected: (message: string) => string
}

export const CLI_MESSAGES: Readonly<Record<Language, CliCatalogue>> = { zh: CLI_ZH, en: CLI_EN }
