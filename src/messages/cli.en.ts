/** The words of the command line in English. */
import type { CliCatalogue, FileReasons } from './cli.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

const READING: FileReasons = { EACCES: 'you have no permission to read it' }
const WRITING: FileReasons = {
  EACCES: 'you have no permission to write there',
  EISDIR: 'it is a directory; name a file in it',
  ENOENT: 'its directory does not exist',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a file stands where its directory should be',
  EROFS: 'the file system is read-only',
}

const because = (reasons: FileReasons, code: string): string => {
  const reason = reasons[code]
  return reason === undefined ? ` (${code})` : `: ${reason} (${code})`
}

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
    policies: {
      summary: 'solve a scenario under every preset policy, side by side',
      details: [
        'Each preset takes the place of the scenario’s own goals; rules the scenario lists stay.',
        'A preset whose rules conflict, or whose answer is not proven, says so in its column.',
        'json and csv have full numbers in the units of the result file.',
      ].join('\n'),
    },
    compare: {
      summary: 'two to four scenarios or result files: inputs, indicators, transfers',
      details: [
        'A scenario is solved, a result file is verified first. Differences are to A.',
        'json and csv also have every region, and differences that only annotate (sources, ranges, notes).',
      ].join('\n'),
    },
    export: {
      summary: 'write results, reports, workbooks, tables or programs into a directory',
      details: [
        'csv: one file per table for spreadsheets (byte order mark; texts that look like formulas are guarded), with',
        '  datapackage.json, which names types, units, sources and licences.',
        'xlsx: About, Changes, one sheet per table. With --template the scenario itself as a guided workbook, which',
        '  shashi import reads back.',
        'parquet: one typed file per table. geojson: places and routes, one file a year. html: one printable page.',
        'tables: the scenario as plain CSV (nodes, arcs, …), which shashi import reads back, and network-YEAR.csv,',
        '  every way tonnes could go, with distance and cost; renamed to arcs.csv it makes all of them explicit.',
        'mps and lp: the program of the last named goal, the goals before it as rows, one file a year. Another',
        '  solver’s optimum is the value in the heading of the file.',
        'A RESULT.json is verified first; for mps and lp the scenario in it is solved again.',
      ].join('\n'),
    },
    import: {
      summary: 'read a workbook, or nodes and arcs as CSV, into a scenario file',
      details: [
        'BOOK.xlsx is a workbook as shashi export --to xlsx --template writes it. Formulas count by their values.',
        'DIR holds tables: nodes.csv (id, kind: site|market|terminal, capacity, demand, …), arcs.csv (from, to,',
        '  distance, and cost, capacity, mode where there are any), or what shashi export --to tables writes.',
        'With arcs.csv only its arcs are ways to go. What tables leave out is assumed, and says so in the scenario.',
        'Everything wrong is reported at once, with sheet or file, row and column; then nothing is written.',
      ].join('\n'),
    },
    explain: {
      summary: 'why a site or market sends or receives what it does, and what would change it',
      details: [
        '--site ID and --market ID may be repeated. Price of a tonne on every way, limits, the goal that decides,',
        'the changes at which the first tonne moves and the last one does (each proven by solving on both sides),',
        'and for a short market the bottleneck with the relief of each limit. In a large network the five largest',
        'flows and the five ways nearest to being used get a reason.',
      ].join('\n'),
    },
    curve: {
      summary: 'every goal as an exact function of one number of the scenario',
      details: [
        '--of sites.fengdu-baoluan.capacity: any capacity, demand, limit, price or cost of a mode, in that year.',
        'Without --from and --to, from 0 to twice its present value. Says what changes at every corner.',
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
    indicators: {
      summary: 'what each indicator means: unit, formula, source of the definition',
      details: 'The ids are those of the result file, and those that targets and early warnings name.',
    },
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
    site: 'a site, by its id; may be repeated',
    market: 'a market, by its id; may be repeated',
    of: 'path of a number in the scenario',
    from: 'where the curve begins',
    set: 'change one value of the scenario; may be repeated',
    policy: 'a preset policy',
    year: 'show only this year in table and csv',
    foresight: 'year by year (myopic), or all years in one program (perfect)',
    engine: 'which solver',
    format: 'table, json or csv',
    to: 'what to write; of a curve, where it ends',
    template: 'with xlsx: the scenario as a workbook to fill in',
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
    foresight: 'foresight',
    language: 'language',
    table: 'table',
    site: 'site',
    market: 'market',
  },
  unknownWord: (kind, word, valid, suggestion) =>
    `There is no ${kind} “${word}”.${suggestion === null ? '' : ` Did you mean “${suggestion}”?`} Valid: ${valid}.`,
  missingValue: (option) => `Option ${option} needs a value.`,
  unexpectedValue: (option) => `Option ${option} takes no value.`,
  repeatedOption: (option) => `Option ${option} may be given once only.`,
  missingArgument: (argument) => `${argument} is missing.`,
  extraArgument: (word) => `“${word}” is one argument too many.`,
  badPort: (found) => `A port is a whole number from 0 to 65535, not “${found}”.`,
  badNumber: (option, found) => `${option} takes a number, not “${found}”.`,
  yearNeedsTable: '--year is for table and csv: a result file holds all years, or it could not be verified.',
  seeHelp: (command) => `See ${command} --help`,
  noFile: (path) => `There is no file ${path}.`,
  notAFile: (path) => `${path} is not a file.`,
  notReadable: (path, code) => `Cannot read ${path}${because(READING, code)}.`,
  notUtf8: (path) => `${path} is not UTF-8 text. Save it as UTF-8.`,
  tooLarge: (path, limit) => `${path} is larger than ${limit} and was not read.`,
  notJson: (path) => `${path} is not a JSON result file.`,
  notResult: (word) =>
    `${word} is a scenario; only results can be verified. To make one: shashi run ${word} --format json --out result.json`,
  standardOutput: 'standard output',
  notWritable: (path, code) => `Cannot write ${path}${because(WRITING, code)}.`,
  writing: (name) => `writing ${name}`,
  templateNeedsXlsx: '--template goes with --to xlsx.',
  wrote: (path) => `wrote ${path}`,
  solving: (title) => `solving ${title}`,
  solvedYears: (title, done, total) => `solving ${title}: ${done} of ${total} years`,
  valid: (file, title) => `${file}: nothing wrong (${title})`,
  issueCount: (file, errors, warnings) =>
    `${file}: ${count(errors, 'error', 'errors')}, ${count(warnings, 'warning', 'warnings')}`,
  warning: 'warning',
  resultHeading: ({ title, id, policy, engine }) => `${title} (${id})  policy: ${policy}  engine: ${engine}`,
  yearsHeading: (first, last) => `Regional balance ${first}–${last}, 10⁴ t/yr`,
  yearHint: 'A single year with its transfers: --year YEAR',
  balanceHeading: (year) => `Regional balance ${year}, 10⁴ t/yr`,
  transferHeading: (year) => `Transfers between regions ${year}, 10⁴ t/yr`,
  noTransfers: (year) => `No transfers between regions in ${year}.`,
  tableWords: {
    year: 'year',
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
  definitionSource: (source) => `Source: ${source}`,
  policiesHeading: (title, id, year) => `${title} (${id})  policies in ${year}, quantities a year`,
  policyStatus: 'proof',
  statuses: { optimal: 'holds', conflict: 'conflict', uncertified: 'fails' },
  solvingPolicy: (name, position, total) => `solving ${position} of ${total}: ${name}`,
  inputsHeading: 'Input differences',
  noInputDifferences: 'No input differences.',
  annotationsToo: (n) => `and ${count(n, 'note or range', 'notes and ranges')}, which json and csv show`,
  inputsLeftOut: (n) => `and ${count(n, 'more difference', 'more differences')}`,
  present: 'present',
  comparedRun: (id, policy, proof) => `${id}  policy: ${policy}  proof: ${proof}`,
  points: ' pp',
  entry: 'entry',
  field: 'field',
  indicatorsHeading: (year) => `Indicators ${year}, quantities a year`,
  noIndicators: 'No results to set side by side.',
  indicator: 'indicator',
  notProvenFile: (path) => `${path} does not pass verification; shashi verify ${path} says why.`,
  noProgram: (year, status) => `No program for ${year}: ${status}.`,
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
