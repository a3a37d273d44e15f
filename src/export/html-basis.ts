/** Why each figure of the report may be believed: its status and source, or the goals and equations it comes from. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { REPORT_WORDS } from '../messages/report-words.ts'
import { columnName } from '../messages/tables.ts'
import { sourceTexts } from './data-package.ts'
import { element, type Printing, section, table } from './html-parts.ts'

/** What the balance is made of: where it stands in a document, and what it is called. */
const FIGURES = [
  ['markets', 'demand'],
  ['regions', 'projectedOutput'],
  ['regions', 'plannedCapacity'],
  ['sites', 'capacity'],
  ['sites', 'exWorksPrice'],
] as const

/** Clauses by the source they stand in: what a citation must name besides. */
type Cited = Map<string, Set<string>>

const STATUSES = ['published', 'sourced', 'derived', 'assumed'] as const

/** Say where the figures of the first page come from, with the citations they name. */
export function basis(printing: Printing): string {
  const { result, language, words } = printing
  const own = REPORT_WORDS[language]
  const cited: Cited = new Map()
  const given = FIGURES.flatMap(([collection, field]) => {
    const said = originsOf(result.scenario.document[collection], field, printing, cited)
    return said === '' ? [] : [[columnName(field, language), said]]
  })
  const goals = [...new Set(result.certificate.stages.map(({ goal }) => goal))]
  const ranked = goals.map((goal) => own.goals[goal] ?? goal).join(own.comma)
  const body = [
    ...given,
    ...(goals.length === 0 ? [] : [[own.solvedFigures, own.solved(ranked)]]),
    [own.identities, own.identityTexts.join(language === 'zh' ? '；' : '; ')],
  ]
  const citations = sourceTexts(result.scenario.document)
    .filter(({ id }) => cited.has(id))
    .map(({ id, citation }) => {
      const clauses = [...(cited.get(id) ?? [])].join(own.comma)
      const text = clauses === '' ? citation : `${citation} ${clauses}`
      return element('dt', {}, `[${id}]`) + element('dd', {}, text)
    })
  const list = citations.length === 0 ? '' : `<dl class="sources">${citations.join('')}</dl>`
  return section(
    own.basis,
    table([own.figure, own.origin], body, null, 2) + list + element('p', { class: 'small' }, words.unitNote),
  )
}

/** How many numbers of a field have which status, and the sources and clauses they name. */
function originsOf(
  collection: JsonValue | undefined,
  field: string,
  { language, words }: Printing,
  cited: Cited,
): string {
  const entries = isJsonObject(collection) ? Object.values(collection) : []
  const numbers = entries.flatMap((entry) =>
    isJsonObject(entry) && entry[field] !== undefined ? [entry[field]] : [],
  )
  const groups = STATUSES.flatMap((status) => {
    const of = numbers.filter((number) => statusOf(number) === status)
    if (of.length === 0) return []
    const from = new Set(of.filter(isJsonObject).flatMap((number) => sourceOf(number, cited)))
    const named = from.size === 0 ? '' : ` ${[...from].slice(0, 3).join(REPORT_WORDS[language].comma)}`
    return [`${words.statusOfNumbers[status]} ${of.length}${named}`]
  })
  return groups.join(language === 'zh' ? '；' : '; ')
}

/** A number without a word on its status is assumed. */
const statusOf = (number: JsonValue): string =>
  isJsonObject(number) && typeof number.status === 'string' ? number.status : 'assumed'

function sourceOf({ source, clause }: JsonObject, cited: Cited): string[] {
  if (typeof source !== 'string') return []
  const clauses = cited.get(source) ?? new Set<string>()
  if (typeof clause === 'string') clauses.add(clause)
  cited.set(source, clauses)
  return [`[${source}]`]
}
