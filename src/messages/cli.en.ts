/** The words of the command line in English. */
import type { CliCatalogue } from './cli.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export const CLI_EN: CliCatalogue = {
  tagline: 'sand-and-gravel supply and demand, solved with proof',
  usage: 'Usage',
  commandsHeading: 'Commands',
  optionsHeading: 'Options',
  overview: [
    'SCENARIO is a path, or the id of a shipped scenario (shashi scenarios lists them).',
    'Data goes to standard output, words and progress to standard error.',
    'Exit status: 0 done; 1 the input is invalid; 2 the rules cannot all hold; 3 no proven solution; 64 wrong usage.',
    'More about one command: shashi COMMAND --help',
  ].join('\n'),
  commands: {
    run: {
      summary: 'solve a scenario: regional balance, transfers, proof',
      details: [
        'table is for reading; json is the whole result file, which verify checks; csv prints the table of',
        'regions, or with --out DIR writes one file per table.',
        '--set may be repeated, for example --set sites.fengdu-baoluan.capacity=0; null deletes.',
        "--policy takes a preset's goals and rules in place of the scenario's own goals; rules the scenario lists stay.",
      ].join('\n'),
    },
    validate: {
      summary: 'report everything wrong with scenarios, with line and column; nothing is solved',
      details: 'Takes several scenarios; exit status 1 if any has an error.',
    },
    verify: {
      summary: 'check the proof and every number of a result file, from that file alone',
      details:
        'Rebuilds the program from the document in the file and checks flows, duals and tables; never solves again.',
    },
    scenarios: { summary: 'list the shipped scenarios', details: 'One a line: id, years, title.' },
    schema: {
      summary: 'print the JSON Schema of a scenario',
      details: 'For completion and checks in an editor.',
    },
    serve: {
      summary: 'open the dashboard on this machine',
      details: 'Listens on 127.0.0.1 only. Without --port, the first free port from 8080 on; Ctrl-C ends it.',
    },
  },
  options: {
    set: 'change one value of the scenario; may be repeated',
    policy: 'a preset policy',
    year: 'show only this year in table and csv',
    engine: 'which solver',
    format: 'table, json or csv',
    out: 'write to a file (csv: a directory), beside it first, then renamed',
    port: 'port; 0 for any free one',
    lang: 'zh or en; default from the locale',
    help: 'show help',
    version: 'show the version',
  },
  kinds: {
    command: 'command',
    option: 'option',
    scenario: 'scenario',
    engine: 'engine',
    policy: 'policy',
    format: 'format',
    year: 'year',
    language: 'language',
    table: 'table',
  },
  unknownWord: (kind, word, valid, suggestion) =>
    `There is no ${kind} “${word}”.${suggestion === null ? '' : ` Did you mean “${suggestion}”?`} Valid: ${valid}.`,
  missingValue: (option) => `Option ${option} needs a value.`,
  unexpectedValue: (option) => `Option ${option} takes no value.`,
  repeatedOption: (option) => `Option ${option} may be given once only.`,
  missingArgument: (argument) => `${argument} is missing.`,
  extraArgument: (word) => `“${word}” is one argument too many.`,
  badPort: (found) => `A port is a whole number from 0 to 65535, not “${found}”.`,
  yearNeedsTable: '--year is for table and csv: a result file holds all years, or it could not be verified.',
  seeHelp: (command) => `See ${command} --help`,
  noFile: (path) => `There is no file ${path}.`,
  notAFile: (path) => `${path} is not a file.`,
  notReadable: (path, code) => `Cannot read ${path} (${code}).`,
  notUtf8: (path) => `${path} is not UTF-8 text. Save it as UTF-8.`,
  tooLarge: (path, limit) => `${path} is larger than ${limit} and was not read.`,
  notJson: (path) => `${path} is not a JSON result file.`,
  notWritable: (path, code) => `Cannot write ${path} (${code}).`,
  wrote: (path) => `wrote ${path}`,
  solving: (title) => `solving ${title}`,
  valid: (file, title) => `${file}: nothing wrong (${title})`,
  issueCount: (file, errors, warnings) =>
    `${file}: ${count(errors, 'error', 'errors')}, ${count(warnings, 'warning', 'warnings')}`,
  warning: 'warning',
  resultHeading: ({ title, id, policy, engine }) => `${title} (${id})  policy: ${policy}  engine: ${engine}`,
  balanceHeading: (year) => `Regional balance ${year}, 10⁴ t/yr`,
  transferHeading: (year) => `Transfers between regions ${year}, 10⁴ t/yr`,
  noTransfers: (year) => `No transfers between regions in ${year}.`,
  tableWords: {
    region: 'region',
    total: 'total',
    demand: 'demand',
    capacity: 'capacity',
    output: 'output',
    ownUse: 'own use',
    imports: 'imports',
    exports: 'exports',
    unmet: 'unmet',
    balance: 'balance',
    site: 'site',
    from: 'from',
    to: 'to',
    quantity: 'quantity',
    utilisation: 'utilisation',
  },
  findingsHeading: 'Findings',
  proven: (goals, residual, tolerance) =>
    `Proof: holds. ${count(goals, 'goal', 'goals')} proven optimal one after the other, largest residual ${residual}, tolerance ${tolerance}.`,
  notProven: (goals, residual, tolerance) =>
    `Proof: fails. ${count(goals, 'goal', 'goals')}, largest residual ${residual}, tolerance ${tolerance}. Do not take these numbers for an optimum.`,
  noAnswer: {
    conflict: 'No result: the rules cannot all hold.',
    uncertified: 'No proven solution: a limit was reached, or every engine failed.',
  },
  verified: (title, stages) =>
    `Verified: ${title}; ${count(stages, 'proof', 'proofs')} of optimality hold and every table agrees.`,
  mismatches: {
    malformed: ({ path, expected, found }) => `${path}: malformed, expected ${expected}, found ${found}`,
    'invalid-document': ({ path, expected, found }) =>
      `${path}: the embedded scenario is invalid, expected ${expected}, found ${found}`,
    'not-certified': ({ path, expected, found }) => `${path}: not proven (${expected}; ${found})`,
    'unknown-route': ({ path, found }) => `${path}: no such route in the network (${found})`,
    differs: ({ path, expected, found }) => `${path}: recomputed ${expected}, the file says ${found}`,
  },
  rejected: (file, problems) => `${file}: rejected, ${count(problems, 'mismatch', 'mismatches')}.`,
  serving: (url) => `Dashboard: ${url}`,
  stopHint: 'Ctrl-C ends it.',
  portTaken: (wanted) => `Port ${wanted} is in use; choose another with --port.`,
  portRefused: (port, code) => `Cannot use port ${port} (${code}).`,
  notBuilt: 'The dashboard is not built yet. Run npm run build first.',
  unexpected: (message) => `Internal error: ${message}`,
}
