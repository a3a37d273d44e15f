/** A result as one printable page: no script, nothing remote, both languages, A4. */
import { EXPORT_WORDS } from '../messages/exports.ts'
import { formatFinding } from '../messages/findings.ts'
import type { Language } from '../messages/issues.ts'
import { columnName } from '../messages/tables.ts'
import type { ResultFile } from '../report/types.ts'
import { assumptionsOf } from './assumptions.ts'
import type { Baseline } from './changes.ts'
import { changesFrom } from './changes.ts'
import { sourceTexts } from './data-package.ts'
import { balanceChart } from './html-chart.ts'
import { element, formatNumber, nameIn, type Printing, section, table } from './html-parts.ts'
import { REPORT_STYLE } from './html-style.ts'

/** Write the report of a result; `baseline` is what its scenario is compared with, `null` where there is none. */
export function writeHtmlReport(result: ResultFile, language: Language, baseline: Baseline | null): string {
  const printing: Printing = { result, language, words: EXPORT_WORDS[language] }
  const title = printing.words.reportHeading(result.scenario.title[language])
  const body = [
    header(printing),
    ...result.years.flatMap(({ year }) => [balance(printing, year), transfers(printing, year)]),
    changes(printing, baseline),
    assumptions(printing),
    sources(printing),
    certificate(printing),
  ]
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    // The page needs nothing from anywhere, and says so to the browser.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    element('title', {}, title),
    `<style>${REPORT_STYLE}</style></head>`,
    '<body>',
    element('h1', {}, title),
    ...body,
    '</body></html>',
    '',
  ].join('\n')
}

function header({ result, language, words }: Printing): string {
  const { about, statuses } = words
  const { scenario } = result
  const facts = [
    [about.id, scenario.id],
    [about.policy, result.policy],
    [about.status, statuses[result.status]],
    [about.engine, result.engine],
    [about.version, result.shashi.version],
    [about.hash, scenario.hash],
  ]
  const list = facts.map(([name = '', value = '']) => element('dt', {}, name) + element('dd', {}, value))
  const findings = result.findings.map((finding) =>
    element('li', { class: finding.severity }, formatFinding(finding, language)),
  )
  const said = findings.length === 0 ? '' : `<ul class="findings">${findings.join('')}</ul>`
  return `<dl class="facts">${list.join('')}</dl>${section(about.findingsToRead, said)}`
}

const AMOUNTS = ['demand', 'capacity', 'output', 'ownUse', 'imports', 'exports', 'unmet', 'balance'] as const

function balance(printing: Printing, year: number): string {
  const { result, language, words } = printing
  const rows = result.regions.filter((row) => row.year === year)
  if (rows.length === 0) return ''
  const head = [columnName('region', language), ...AMOUNTS.map((amount) => columnName(amount, language))]
  const body = rows.map((row) => [
    nameIn(printing, 'regions', row.id),
    ...AMOUNTS.map((amount) => formatNumber(row[amount])),
  ])
  const total = [
    language === 'zh' ? '合计' : 'total',
    ...AMOUNTS.map((amount) => formatNumber(rows.reduce((sum, row) => sum + row[amount], 0))),
  ]
  return section(words.balanceIn(year), balanceChart(printing, rows) + table(head, body, total))
}

function transfers(printing: Printing, year: number): string {
  const { result, language, words } = printing
  const rows = result.transfers.filter((row) => row.year === year)
  if (result.regions.every((row) => row.year !== year)) return ''
  const head = ['site', 'fromRegion', 'toRegion', 'quantity'].map((key) => columnName(key, language))
  const body = [...rows]
    .sort((a, b) => b.quantity - a.quantity)
    .map((row) => [
      nameIn(printing, 'sites', row.site),
      nameIn(printing, 'regions', row.fromRegion),
      nameIn(printing, 'regions', row.toRegion),
      formatNumber(row.quantity),
    ])
  const content = rows.length === 0 ? element('p', {}, words.noTransfers) : table(head, body, null, 3)
  return section(words.transfersIn(year), content)
}

/** Lines of a list that a printed page can hold; what is beyond is counted. */
const MAX_LINES = 60

function cut(lines: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (lines.length <= MAX_LINES) return lines
  return [...lines.slice(0, MAX_LINES), [`… +${lines.length - MAX_LINES}`]]
}

function changes({ result, words }: Printing, baseline: Baseline | null): string {
  const { path, before, after } = words.change
  if (baseline === null) return section(words.changesSheet, element('p', {}, words.noBaseline))
  const found = changesFrom(baseline, result.scenario.document).filter(({ annotation }) => !annotation)
  if (found.length === 0) return section(words.changesSheet, element('p', {}, words.noChanges(baseline.id)))
  const show = (value: string | number | boolean | null) =>
    typeof value === 'number' ? formatNumber(value) : String(value ?? '—')
  const body = found.map((change) => [change.path, show(change.before), show(change.after)])
  return section(words.changesFrom(baseline.id), table([path, before, after], cut(body), null, 3))
}

function assumptions({ result, language, words }: Printing): string {
  const { count, told } = assumptionsOf(result.scenario.document)
  if (count === 0) return ''
  const head = [
    words.change.path,
    columnName('value', language),
    words.range,
    columnName('status', language),
    columnName('source', language),
    columnName('note', language),
  ]
  const body = told.map(({ path, value, range, status, source, note }) => [
    path,
    value,
    range,
    words.statusOfNumbers[status],
    source,
    note,
  ])
  return section(
    words.assumptions,
    element('p', {}, words.assumptionsNote(count)) + table(head, cut(body), null, 6),
  )
}

function sources({ result, words }: Printing): string {
  const entries = sourceTexts(result.scenario.document).map(({ id, citation, licence, url }) => {
    const rest = [licence, url].filter((text) => text !== null).join(' · ')
    return element('dt', {}, id) + element('dd', {}, rest === '' ? citation : `${citation} (${rest})`)
  })
  return entries.length === 0
    ? ''
    : section(words.about.sources, `<dl class="sources">${entries.join('')}</dl>`)
}

function certificate({ result, language, words }: Printing): string {
  const { ok, tolerance, stages } = result.certificate
  const claim = ok ? words.certified(stages.length, String(tolerance)) : words.notCertified
  const head = [
    columnName('year', language),
    columnName('goal', language),
    columnName('value', language),
    words.residual,
  ]
  const body = stages.map((stage) => [
    String(stage.year ?? '—'),
    stage.goal,
    formatNumber(stage.value),
    Math.max(stage.primalResidual, stage.dualResidual, stage.complementarity, stage.gap).toExponential(1),
  ])
  return section(
    words.certificate,
    element('p', {}, claim) + table(head, body, null, 2) + element('p', { class: 'small' }, words.unitNote),
  )
}
