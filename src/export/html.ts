/** A result as one printable page: no script, nothing remote, both languages, A4. */
import { EXPORT_WORDS } from '../messages/exports.ts'
import { formatFinding } from '../messages/findings.ts'
import type { Language } from '../messages/issues.ts'
import { REPORT_WORDS } from '../messages/report-words.ts'
import { columnName } from '../messages/tables.ts'
import { mostImportant } from '../report/importance.ts'
import type { Finding, ResultFile, StageRow } from '../report/types.ts'
import { assumptionsOf } from './assumptions.ts'
import type { Baseline } from './changes.ts'
import { changesFrom } from './changes.ts'
import { sourceTexts } from './data-package.ts'
import { basis } from './html-basis.ts'
import { balanceChart } from './html-chart.ts'
import { course, indicators, targets } from './html-indicators.ts'
import { transferMap } from './html-map.ts'
import { element, formatNumber, nameIn, type Printing, section, shortNameIn, table } from './html-parts.ts'
import { REPORT_STYLE } from './html-style.ts'

/** What a report is written with. */
export interface ReportOptions {
  readonly language: Language
  /** What the scenario is compared with; `null` where there is nothing. */
  readonly baseline: Baseline | null
  /** Date to print, as data: without it the same result gives the same bytes on any day. */
  readonly date?: string | null
}

/**
 * Write the report of a result: first what fits a printed page (findings, balance, map, transfers, indicators, where
 * figures come from, proof), then the annex, with everything that would not.
 */
export function writeHtmlReport(
  result: ResultFile,
  { language, baseline, date = null }: ReportOptions,
): string {
  const printing: Printing = { result, language, words: EXPORT_WORDS[language] }
  const title = printing.words.reportHeading(result.scenario.title[language])
  const years = result.years.map(({ year }) => year)
  const last = years.findLast((year) => result.regions.some((row) => row.year === year))
  const first = [
    header(printing, date),
    findings(printing),
    ...(last === undefined ? [] : [yearPage(printing, last)]),
    changes(printing, baseline, MOST_CHANGES),
    basis(printing),
    proof(printing),
  ]
  const annex = [
    moreFindings(printing),
    course(printing),
    targets(printing),
    ...years
      .filter((year) => year !== last)
      .flatMap((year) => [balance(printing, year), transfers(printing, year)]),
    allChanges(printing, baseline),
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
    `<main>${element('h1', {}, title)}`,
    ...first,
    '</main>',
    `<div class="annex">${element('h1', {}, REPORT_WORDS[language].annex)}`,
    ...annex,
    '</div></body></html>',
    '',
  ].join('\n')
}

/** The year a report is of: its balance, charts, transfers and indicators. */
function yearPage(printing: Printing, year: number): string {
  const rows = printing.result.regions.filter((row) => row.year === year)
  const own = REPORT_WORDS[printing.language]
  const map = transferMap(printing, year)
  const note = map === '' ? '' : element('p', { class: 'small' }, `${own.mapTitle(year)}. ${own.mapNote}`)
  return [
    balance(printing, year),
    `<div class="pictures"><div>${balanceChart(printing, rows)}${transfers(printing, year)}</div><div>${map}${note}</div></div>`,
    indicators(printing, year),
  ].join('')
}

/** Changes the first page has room for. */
const MOST_CHANGES = 8

function header({ result, language, words }: Printing, date: string | null): string {
  const { about, statuses } = words
  const { scenario } = result
  const facts = [
    ...(date === null ? [] : [[REPORT_WORDS[language].date, date]]),
    [about.id, scenario.id],
    [about.policy, result.policy],
    [about.status, statuses[result.status]],
    [about.engine, result.engine],
    [about.version, result.shashi.version],
    [about.hash, scenario.hash],
  ]
  const list = facts.map(
    ([name = '', value = '']) => `<div>${element('dt', {}, name)}${element('dd', {}, value)}</div>`,
  )
  return `<dl class="facts">${list.join('')}</dl>`
}

const findingList = (list: readonly Finding[], language: Language): string => {
  const items = list.map((finding) =>
    element('li', { class: finding.severity }, formatFinding(finding, language)),
  )
  return items.length === 0 ? '' : `<ul class="findings">${items.join('')}</ul>`
}

/** The findings that matter most; the others stand in the annex. */
function findings({ result, language, words }: Printing): string {
  return section(words.about.findingsToRead, findingList(mostImportant(result.findings), language))
}

function moreFindings({ result, language }: Printing): string {
  const first = mostImportant(result.findings)
  const others = result.findings.filter((finding) => !first.includes(finding))
  return section(REPORT_WORDS[language].moreFindings(others.length), findingList(others, language))
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
    REPORT_WORDS[language].total,
    ...AMOUNTS.map((amount) => formatNumber(rows.reduce((sum, row) => sum + row[amount], 0))),
  ]
  return section(words.balanceIn(year), table(head, body, total))
}

function transfers(printing: Printing, year: number): string {
  const { result, language, words } = printing
  const rows = result.transfers.filter((row) => row.year === year)
  if (result.regions.every((row) => row.year !== year)) return ''
  const head = ['site', 'fromRegion', 'toRegion', 'quantity'].map((key) => columnName(key, language))
  const body = [...rows]
    .sort((a, b) => b.quantity - a.quantity)
    .map((row) => [
      shortNameIn(printing, 'sites', row.site),
      shortNameIn(printing, 'regions', row.fromRegion),
      shortNameIn(printing, 'regions', row.toRegion),
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

function changes({ result, language, words }: Printing, baseline: Baseline | null, most: number): string {
  const { path, before, after } = words.change
  if (baseline === null) return section(words.changesSheet, element('p', {}, words.noBaseline))
  const found = changesOf(result, baseline)
  if (found.length === 0) return section(words.changesSheet, element('p', {}, words.noChanges(baseline.id)))
  const show = (value: string | number | boolean | null) =>
    typeof value === 'number' ? formatNumber(value) : String(value ?? '—')
  const body = found.slice(0, most).map((change) => [change.path, show(change.before), show(change.after)])
  const rest = found.length - body.length
  const more = rest === 0 ? '' : element('p', { class: 'small' }, REPORT_WORDS[language].more(rest))
  return section(words.changesFrom(baseline.id), table([path, before, after], body, null, 3) + more)
}

const changesOf = (result: ResultFile, baseline: Baseline) =>
  changesFrom(baseline, result.scenario.document).filter(({ annotation }) => !annotation)

/** All changes, where the first page had no room for them. */
function allChanges(printing: Printing, baseline: Baseline | null): string {
  const isLong = baseline !== null && changesOf(printing.result, baseline).length > MOST_CHANGES
  return isLong ? changes(printing, baseline, Number.POSITIVE_INFINITY) : ''
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

/** Whether the figures are proven, in one sentence, with the largest residual of all stages. */
function proof({ result, words }: Printing): string {
  const { ok, tolerance, stages } = result.certificate
  const claim = ok ? words.certified(stages.length, String(tolerance)) : words.notCertified
  const largest = Math.max(0, ...stages.map(residualOf))
  const residual = ok ? ` ${words.residual}: ${largest.toExponential(1)}.` : ''
  return section(words.certificate, element('p', {}, claim + residual))
}

const residualOf = ({ primalResidual, dualResidual, complementarity, gap }: StageRow): number =>
  Math.max(primalResidual, dualResidual, complementarity, gap)

function certificate({ result, language, words }: Printing): string {
  const { stages } = result.certificate
  if (stages.length === 0) return ''
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
    residualOf(stage).toExponential(1),
  ])
  return section(words.certificate, table(head, body, null, 2))
}
