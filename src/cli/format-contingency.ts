/** Contingencies as sentences and tables, or as rows for a spreadsheet. */
import {
  type Contingencies,
  type Contingency,
  contingencyStatements,
  contingencyWords,
  formatContingencyStatement,
  formatFigure,
  type Language,
  type Lost,
  type PairContingency,
  type Scenario,
  writeCsv,
} from '../index.ts'
import { nameOf } from './entry-name.ts'
import { type Column, formatTable, indent, numberColumn } from './format-table.ts'

/** Places named in a cell. */
const MOST_IN_CELL = 3

/** Write contingencies for a reader. */
export function formatContingencies(scenario: Scenario, found: Contingencies, language: Language): string {
  const words = contingencyWords(language)
  const { singles, pairs, base } = found
  const changing = singles.filter(isChanging)
  const unchanged = singles.length - changing.length
  const sentences = contingencyStatements(scenario, found).map(
    (statement) => `  ${language === 'zh' ? '·' : '-'} ${formatContingencyStatement(statement, language)}`,
  )
  return [
    words.heading(scenario.title[language], found.year),
    words.base(formatFigure(base.unmet), formatFigure(base.cost)),
    '',
    ...sentences,
    '',
    words.singles,
    ...indent(table(scenario, changing, language)),
    ...(unchanged === 0 ? [] : [`  ${words.unchanged(unchanged)}`]),
    '',
    ...(pairs === null || pairs.length === 0
      ? []
      : [words.pairs, ...indent(table(scenario, pairs, language, ({ beyond }) => beyond)), '']),
  ].join('\n')
}

/** Whether a loss changes anything at all. */
const isChanging = ({ status, goals, cost }: Contingency): boolean =>
  status !== 'solved' || goals.some(({ change }) => change !== 0) || cost?.change !== 0

function table<Row extends Contingency>(
  scenario: Scenario,
  rows: readonly Row[],
  language: Language,
  beyond?: (row: Row) => number | null,
): string[] {
  const words = contingencyWords(language)
  const name = (collection: string) => (id: string) => nameOf(scenario.document, [collection, id], language)
  const places = (collection: string, list: readonly { readonly id: string; readonly change: number }[]) => {
    const shown = list
      .slice(0, MOST_IN_CELL)
      .map(({ id, change }) => `${name(collection)(id)} ${formatFigure(change)}`)
    const rest = list.length - shown.length
    return [...shown, ...(rest > 0 ? [`+${rest}`] : [])].join(language === 'zh' ? '、' : '; ')
  }
  const columns: Column<Row>[] = [
    {
      heading: words.loss,
      align: 'left',
      text: ({ lost }) =>
        lost.map((each) => words.lost(each.kind, lostName(scenario, each, language))).join(' + '),
    },
    shortColumn(rows, language),
    ...(beyond === undefined ? [] : [numberColumn(words.beyond, rows, beyond)]),
    numberColumn(words.cost, rows, ({ cost }) => (cost === null ? null : Math.round(cost.change))),
    { heading: words.hit, align: 'left', text: ({ markets }) => places('markets', markets) },
    { heading: words.instead, align: 'left', text: ({ standIns }) => places('sites', standIns) },
  ]
  return formatTable(columns, rows)
}

/** The shortfall, or in its place why there is none. */
function shortColumn<Row extends Contingency>(rows: readonly Row[], language: Language): Column<Row> {
  const { shortfall, statuses } = contingencyWords(language)
  const numbers = numberColumn(shortfall, rows, (row) => row.shortfall)
  return { ...numbers, text: (row) => (row.status === 'solved' ? numbers.text(row) : statuses[row.status]) }
}

function lostName(scenario: Scenario, { kind, id }: Lost, language: Language): string {
  if (kind === 'stretch') {
    const stretch = scenario.waterways.flatMap(({ stretches }) => stretches).find((each) => each.id === id)
    return stretch?.name[language] ?? id
  }
  const collection = { zone: 'sites', site: 'sites', terminal: 'terminals', mode: 'modes' }[kind]
  return nameOf(scenario.document, [collection, id], language)
}

/** One row a loss or pair, in full precision; goals have a column each. */
export function contingencyCsv({ base, singles, pairs }: Contingencies): string {
  const columns = [
    'order',
    'kind',
    'id',
    'otherKind',
    'otherId',
    'status',
    'carried',
    'shortfall',
    'beyond',
    'cost',
    'costChange',
    'tonneKm',
    'tonneKmChange',
    ...base.goals.flatMap(({ goal }) => [goal, `${goal}-change`]),
    'markets',
  ]
  const row = (each: Contingency, beyond: number | null) => {
    const [first, second] = each.lost
    return [
      each.lost.length,
      first?.kind ?? null,
      first?.id ?? null,
      second?.kind ?? null,
      second?.id ?? null,
      each.status,
      each.carried,
      each.shortfall,
      beyond,
      each.cost?.value ?? null,
      each.cost?.change ?? null,
      each.tonneKm?.value ?? null,
      each.tonneKm?.change ?? null,
      ...base.goals.flatMap((_, k) => [each.goals[k]?.value ?? null, each.goals[k]?.change ?? null]),
      each.markets.map(({ id, change }) => `${id} ${change}`).join('; '),
    ]
  }
  const rows = [
    ...singles.map((single) => row(single, null)),
    ...(pairs ?? []).map((pair: PairContingency) => row(pair, pair.beyond)),
  ]
  return writeCsv({ name: 'contingencies', columns, rows })
}
