/** Documents as YAML that a planner can read: one number, name or place a line, a comment before each section. */
import { Document, isMap, isPair, isScalar, visit, type YAMLMap } from 'yaml'

export interface Comments {
  /** Lines before the document. */
  readonly head: string
  /** Lines before a top-level key. */
  readonly sections: Readonly<Record<string, string>>
  /** Remark behind the location of an entry, by the entry's id; how exact it is and where it comes from. */
  readonly locations: ReadonlyMap<string, string>
}

/** Write a document. */
export function writeYaml(value: object, comments: Comments): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  document.commentBefore = indentComment(comments.head)
  visit(document, {
    Map: (_key, map) => {
      if (isOneLine(map)) map.flow = true
    },
  })
  commentSections(document, comments.sections)
  commentLocations(document, comments.locations)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function commentSections(document: Document, sections: Comments['sections']): void {
  if (!isMap(document.contents)) return
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key)) continue
    const comment = sections[String(pair.key.value)]
    if (comment === undefined) continue
    pair.key.commentBefore = indentComment(comment)
    pair.key.spaceBefore = true
  }
}

function commentLocations(document: Document, locations: Comments['locations']): void {
  visit(document, {
    Pair: (_key, pair, path) => {
      if (!isScalar(pair.key) || pair.key.value !== 'location' || !isMap(pair.value)) return
      const entry = path.findLast(isPair)
      const id = entry !== undefined && isScalar(entry.key) ? String(entry.key.value) : ''
      const comment = locations.get(id)
      if (comment !== undefined) pair.value.comment = ` ${comment}`
    },
  })
}

/** Tell whether a map is one number, one name or one place. */
function isOneLine(map: YAMLMap): boolean {
  const keys = map.items.map((pair) => (isScalar(pair.key) ? String(pair.key.value) : ''))
  const is = (...names: readonly string[]) =>
    names.length === keys.length && names.every((name) => keys.includes(name))
  const isShort = is('zh', 'en') && map.toString().length < 90
  return keys.includes('value') || isShort || is('longitude', 'latitude') || is('code', 'name')
}

function indentComment(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ` ${line}`))
    .join('\n')
}
