/** A page of explanations as a planner reads it, in either language. */
import {
  type ExplainedFlow,
  type ExplainedPage,
  type ExplainWords,
  explainWords,
  formatStatement,
  type Language,
  type MarketPage,
  type PageLimit,
  type Scenario,
  type SitePage,
  type TerminalPage,
  type WayFacts,
} from '../index.ts'
import { nameOf } from './entry-name.ts'
import { type Column, formatTable, indent, numberColumn } from './format-table.ts'

/** Lines longer than this are broken in a terminal. */
const WIDTH = 100

type NameOf = (id: string) => string

/** Write one page. */
export function formatPage(
  scenario: Scenario,
  { page, statements }: ExplainedPage,
  language: Language,
): string {
  const words = explainWords(language)
  const name = namesIn(scenario, language)
  const sentences = statements.flatMap((statement) => bullet(formatStatement(statement, language)))
  return [
    `${name(page.id)} (${page.id})  ${page.year}  ${scenario.title[language]}`,
    '',
    words.prices,
    ...priceLines(page, name, words),
    ...limitLines(page, name, words),
    '',
    words.why,
    ...sentences,
    '',
  ].join('\n')
}

function namesIn(scenario: Scenario, language: Language): NameOf {
  const { sites, markets, terminals, regions } = scenario
  const collections = { sites, markets, terminals, regions }
  return (id) => {
    const found = Object.entries(collections).find(([, list]) => list.some((each) => each.id === id))
    return found === undefined ? id : nameOf(scenario.document, [found[0], id], language)
  }
}

type AnyPage = SitePage | MarketPage | TerminalPage

/** Flows first, then the ways not taken that were looked at; a blank quantity says which. */
function priceLines(page: AnyPage, name: NameOf, words: ExplainWords): string[] {
  const flows: readonly ExplainedFlow[] = page.flows
  const absences = page.kind === 'terminal' ? [] : page.absences
  const others = absences.flatMap((absence) => (absence.kind === 'not-chosen' ? [absence] : []))
  const rows: (WayFacts & { readonly quantity?: number })[] = [...flows, ...others]
  if (rows.length === 0) return []
  const { columns } = words
  const ends = { site: ['market'], market: ['site'], terminal: ['site', 'market'] } as const
  const cents = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)
  const price = (key: keyof WayFacts['price']) =>
    numberColumn<WayFacts>(columns[key], rows, (row) => cents(row.price[key]))
  // What a tonne is worth in yuan is known only where cost is a goal and no goal before it is at stake.
  const marginal = ({ price: { delivered, scarcity } }: WayFacts) =>
    scarcity === null ? null : cents(delivered + scarcity)
  const isPriced = rows.some((row) => row.price.scarcity !== null)
  const table: Column<WayFacts & { readonly quantity?: number }>[] = [
    ...ends[page.kind].map((end) => ({
      heading: end === 'market' ? columns.to : columns.from,
      align: 'left' as const,
      text: (row: WayFacts) => name(row[end]),
    })),
    {
      heading: columns.via,
      align: 'left',
      text: ({ via }) => (via.length === 0 ? words.direct : via.map(name).join(' → ')),
    },
    numberColumn(columns.quantity, rows, ({ quantity }) => quantity ?? null),
    numberColumn(columns.distance, rows, ({ distance }) => Math.round(distance * 10) / 10),
    price('exWorks'),
    price('freight'),
    price('handling'),
    price('delivered'),
    ...(isPriced ? [price('scarcity'), numberColumn<WayFacts>(columns.marginal, rows, marginal)] : []),
  ]
  return indent(formatTable(table, rows))
}

function limitLines(page: AnyPage, name: NameOf, words: ExplainWords): string[] {
  const rows = page.limits
  if (rows.length === 0) return []
  const { columns } = words
  const table: Column<PageLimit>[] = [
    { heading: columns.limit, align: 'left', text: ({ kind, id }) => words.limitKinds[kind](name(id)) },
    numberColumn(columns.used, rows, ({ used }) => used),
    numberColumn(columns.most, rows, ({ limit }) => limit),
    numberColumn(columns.left, rows, ({ used, limit }) => limit - used),
  ]
  return ['', words.limits, ...indent(formatTable(table, rows))]
}

/** A bullet with its continuation lines set in; lines break at blanks, Chinese anywhere. */
function bullet(sentence: string): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const word of sentence.split(/(?<= )|(?<=[\u3000-\u9fff\uff00-\uffef])/u)) {
    const cells = [...word].reduce((sum, character) => sum + (character > '\u2fff' ? 2 : 1), 0)
    const isMark = /^[，。；：、）”]/u.test(word)
    if (width + cells > WIDTH && line !== '' && !isMark) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += word
    width += cells
  }
  lines.push(line)
  return lines.map((each, position) => `${position === 0 ? '  • ' : '    '}${each.trim()}`)
}
