/** A result as a planner reads it: regional balance, transfers, findings and proof, in either language. */
import { findingIn, formatFinding, type ResultFile, type StageRow } from '../index.ts'
import type { CliCatalogue } from '../messages/cli.ts'
import type { Language } from '../messages/issues.ts'
import { nameOf } from './entry-name.ts'
import { type Column, formatTable, indent, numberColumn } from './format-table.ts'

type RegionRow = ResultFile['regions'][number]
type TransferRow = ResultFile['transfers'][number]

const AMOUNTS = ['demand', 'capacity', 'output', 'ownUse', 'imports', 'exports', 'unmet', 'balance'] as const
type RegionAmounts = Readonly<Record<(typeof AMOUNTS)[number], number>> & { readonly id: string | null }

/** Write a result as text: of several years their balances, of one, or of `year`, its transfers too. */
export function formatResult(
  result: ResultFile,
  language: Language,
  words: CliCatalogue,
  year: number | null,
): string {
  const title = result.scenario.title[language]
  const heading = words.resultHeading({
    title,
    id: result.scenario.id,
    policy: result.policy,
    engine: result.engine,
  })
  const years = result.years.map((row) => row.year).filter((each) => year === null || each === year)
  const name = (collection: string, id: string): string =>
    nameOf(result.scenario.document, [collection, id], language)
  const tables =
    years.length > 1
      ? courseLines(result, years, name, words)
      : years.flatMap((each) => [
          ...balanceLines(result, each, name, words),
          ...transferLines(result, each, name, words),
        ])
  const findings = result.findings
    .flatMap((finding) => (year === null ? finding : (findingIn(finding, year) ?? [])))
    .map((finding) => `  • ${formatFinding(finding, language)}`)
  return [
    heading,
    ...tables,
    ...(findings.length > 0 ? ['', words.findingsHeading, ...findings] : []),
    '',
    proofLine(result, words),
    '',
  ].join('\n')
}

type NameOf = (collection: string, id: string) => string

/** The balance of every region in a year, and their sum. */
function balanceLines(result: ResultFile, year: number, name: NameOf, words: CliCatalogue): string[] {
  const rows = balancesOf(result, year)
  if (rows.length === 0) return []
  const columns = balanceColumns(rows, name, words)
  return ['', words.balanceHeading(year), ...indent(formatTable(columns, rows))]
}

/** The balances of all years in one table, each year with its regions and their sum. */
function courseLines(
  result: ResultFile,
  years: readonly number[],
  name: NameOf,
  words: CliCatalogue,
): string[] {
  const rows = years.flatMap((year) =>
    balancesOf(result, year).map((row, position) => ({ ...row, year: position === 0 ? year : null })),
  )
  if (rows.length === 0) return []
  const yearColumn: Column<(typeof rows)[number]> = {
    heading: words.tableWords.year,
    align: 'left',
    text: ({ year }) => (year === null ? '' : String(year)),
  }
  const table = formatTable([yearColumn, ...balanceColumns(rows, name, words)], rows)
  const [first = 0] = years
  return ['', words.yearsHeading(first, years.at(-1) ?? first), ...indent(table), '', words.yearHint]
}

/** Regions of a year, and their sum; none where the year has no allocation. */
function balancesOf(result: ResultFile, year: number): RegionAmounts[] {
  const regions = result.regions.filter((row) => row.year === year)
  return regions.length === 0 ? [] : [...regions, sumOf(regions)]
}

function balanceColumns(
  rows: readonly RegionAmounts[],
  name: NameOf,
  { tableWords }: CliCatalogue,
): Column<RegionAmounts>[] {
  return [
    {
      heading: tableWords.region,
      align: 'left',
      text: ({ id }) => (id === null ? tableWords.total : name('regions', id)),
    },
    ...AMOUNTS.map((amount) => numberColumn<RegionAmounts>(tableWords[amount], rows, (row) => row[amount])),
  ]
}

function sumOf(regions: readonly RegionRow[]): RegionAmounts {
  const sum = (amount: (typeof AMOUNTS)[number]): number =>
    regions.reduce((total, row) => total + row[amount], 0)
  return {
    id: null,
    demand: sum('demand'),
    capacity: sum('capacity'),
    output: sum('output'),
    ownUse: sum('ownUse'),
    imports: sum('imports'),
    exports: sum('exports'),
    unmet: sum('unmet'),
    balance: sum('balance'),
  }
}

/** What leaves each site for other regions in a year, the largest first. */
function transferLines(result: ResultFile, year: number, name: NameOf, words: CliCatalogue): string[] {
  const rows = result.transfers.filter((row) => row.year === year).sort((a, b) => b.quantity - a.quantity)
  if (rows.length === 0) {
    return result.regions.some((row) => row.year === year) ? ['', words.noTransfers(year)] : []
  }
  const sites = new Map(result.sites.filter((row) => row.year === year).map((row) => [row.id, row]))
  const { tableWords } = words
  const columns: Column<TransferRow>[] = [
    { heading: tableWords.site, align: 'left', text: ({ site }) => name('sites', site) },
    { heading: tableWords.from, align: 'left', text: ({ fromRegion }) => name('regions', fromRegion) },
    { heading: tableWords.to, align: 'left', text: ({ toRegion }) => name('regions', toRegion) },
    numberColumn(tableWords.quantity, rows, ({ quantity }) => quantity),
    numberColumn(tableWords.utilisation, rows, ({ site }) => sites.get(site)?.utilisation ?? null, true),
  ]
  return ['', words.transferHeading(year), ...indent(formatTable(columns, rows))]
}

/** One line on the certificate. */
function proofLine(result: ResultFile, words: CliCatalogue): string {
  const { ok, tolerance, stages } = result.certificate
  if (stages.length === 0) {
    return words.noAnswer[result.status === 'conflict' ? 'conflict' : 'uncertified']
  }
  const residual = Math.max(...stages.map(largestResidual)).toExponential(1)
  return (ok ? words.proven : words.notProven)(stages.length, residual, tolerance.toExponential(0))
}

function largestResidual({ primalResidual, dualResidual, complementarity, gap }: StageRow): number {
  return Math.max(primalResidual, dualResidual, complementarity, gap)
}
