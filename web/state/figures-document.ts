/** Figures of the tables of a document: what a cell holds, where that comes from, and what it held at the start. */
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Provenance,
  type Scenario,
} from '../../src/index.ts'
import { bareValue, type Path } from './document.ts'
import type { Figure, FigureContext, FigureFacts } from './figure-types.ts'
import { derivedFacts, sourceOf } from './figures-given.ts'

/** Units of the numbers of a document, by the field that holds them. */
const UNITS: Readonly<Record<string, string>> = {
  demand: 'wt/yr',
  capacity: 'wt/yr',
  projectedOutput: 'wt/yr',
  plannedCapacity: 'wt/yr',
  throughput: 'wt/yr',
  reserve: 'wt',
  exWorksPrice: 'yuan/t',
  fixed: 'yuan/t',
  load: 'yuan/t',
  unload: 'yuan/t',
  rate: 'yuan/(t km)',
  emissionFactor: 'g CO2e/(t km)',
  recovery: '1',
  demandShare: '1',
  area: 'km2',
  chainage: 'km',
  distance: 'km',
  maxDistance: 'km',
  longitude: 'degree',
  latitude: 'degree',
  permitEnd: 'year',
}

interface Held {
  readonly value: JsonValue
  readonly provenance: Provenance
}

/** The figure of a place of the document. */
export function cellFigure(path: Path): Figure {
  return { id: 'cell', place: path.join('/') }
}

/** Look up what a document holds at a path; `null` where it holds nothing or a table. */
export function cellFacts(figure: Figure, { scenario, start }: FigureContext): FigureFacts | null {
  const path = figure.place.split('/')
  const held = heldAt(scenario, path)
  if (held === null) return null
  const then = start === null ? null : heldAt(start, path)
  const changed = then !== null && then.value !== held.value
  const { value, provenance } = held
  const plain = typeof value === 'number' ? value : null
  return {
    ...derivedFacts(figure, plain, unitOf(scenario.document, path)),
    text: plain === null ? `${value}` : null,
    equation: null,
    status: changed ? 'assumed' : provenance.status,
    provenance,
    source: sourceOf(provenance, scenario),
    before:
      start === null || then === null || !changed
        ? null
        : {
            value: typeof then.value === 'number' ? then.value : null,
            provenance: then.provenance,
            source: sourceOf(then.provenance, start),
          },
  }
}

/**
 * What stands at a path, with the provenance of the nearest annotation on the way to it. The path may lead past the
 * `value` of an annotated number or not: an edit takes the annotation away.
 */
function heldAt({ document }: Scenario, path: Path): Held | null {
  let node: JsonValue | undefined = document
  let note: JsonObject | null = null
  for (const key of path.filter((one) => one !== 'value')) {
    const inner: JsonValue | undefined = bareValue(node)
    node = isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined
    if (isJsonObject(node) && Object.hasOwn(node, 'value')) note = node
  }
  const value = bareValue(node)
  return value === undefined || value === null || typeof value === 'object'
    ? null
    : { value, provenance: provenanceOf(note) }
}

/** A bare number is assumed, without a source, as the reader of scenarios takes it. */
function provenanceOf(note: JsonObject | null): Provenance {
  const { status, source, clause, low, high, note: said } = note ?? {}
  const text = (one: JsonValue | undefined) => (typeof one === 'string' ? one : null)
  const number = (one: JsonValue | undefined) => (typeof one === 'number' ? one : null)
  return {
    status: status === 'published' || status === 'sourced' || status === 'derived' ? status : 'assumed',
    source: text(source),
    clause: text(clause),
    low: number(low),
    high: number(high),
    note: text(said),
  }
}

/** The unit that an annotation gives, else that of the field. */
function unitOf(document: JsonObject, path: Path): string {
  let node: JsonValue | undefined = document
  for (const key of path) {
    node = isJsonObject(node) ? node[key] : undefined
    if (isJsonObject(node) && typeof node.unit === 'string') return node.unit
  }
  const field = path.findLast((key) => Object.hasOwn(UNITS, key)) ?? ''
  return UNITS[field] ?? ''
}
