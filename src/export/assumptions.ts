/** What a document assumes: numbers that are neither published nor sourced, with what it says of them. */

import { encodeCell } from '../interchange/cells.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'

export interface Assumption {
  readonly path: string
  readonly value: string
  /** Empty where none is given. */
  readonly range: string
  readonly status: 'derived' | 'assumed'
  readonly source: string
  readonly note: string
}

/**
 * List the assumed and derived numbers that say something of themselves; `count` is that of all. Numbers that say
 * the same of the same field stand once, with how many there are.
 */
export function assumptionsOf(document: JsonObject): {
  readonly count: number
  readonly told: readonly Assumption[]
} {
  const found: Assumption[] = []
  collect(document, [], found)
  const grouped = new Map<string, { readonly first: Assumption; count: number }>()
  for (const assumption of found) {
    const { path, ...rest } = assumption
    const key = JSON.stringify([path.split('.')[0], path.split('.').at(-1), rest])
    const group = grouped.get(key)
    if (group === undefined) grouped.set(key, { first: assumption, count: 1 })
    else group.count++
  }
  const told = [...grouped.values()]
    .filter(({ first }) => first.range !== '' || first.note !== '' || first.source !== '')
    .map(({ first, count }) => (count === 1 ? first : { ...first, path: `${common(first.path)} (${count})` }))
  return { count: found.length, told }
}

/** `sites.fuling-zhenxi.capacity` stands for `sites.*.capacity`. */
function common(path: string): string {
  const keys = path.split('.')
  return keys.length < 3 ? path : [keys[0], '*', ...keys.slice(2)].join('.')
}

function collect(value: JsonValue, path: readonly string[], found: Assumption[]): void {
  if (!isJsonObject(value)) return
  const { status } = value
  if ((status === 'assumed' || status === 'derived') && value.value !== undefined) {
    const text = (inner: JsonValue | undefined) =>
      inner === undefined ? '' : String(encodeCell(inner, 'quantity') ?? '')
    const unit = text(value.unit)
    const range =
      value.low === undefined && value.high === undefined ? '' : `${text(value.low)} – ${text(value.high)}`
    found.push({
      path: path.join('.'),
      value: unit === '' ? text(value.value) : `${text(value.value)} ${unit}`,
      range,
      status,
      source: text(value.source),
      note: text(value.note),
    })
    return
  }
  for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], found)
}
