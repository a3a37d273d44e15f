/**
 * The form of a scenario document as a tree of what a table can hold, derived from the JSON Schema: a collection
 * that joins the schema has its sheet without a word here.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { scenarioJsonSchema } from '../scenario/schema.ts'

/**
 * What a cell holds. `text` is taken as it stands; `word` is one of a list; `quantity` may have a provenance;
 * `plain` is any other JSON, objects and lists as text in JSON.
 */
export type CellKind = 'text' | 'word' | 'number' | 'boolean' | 'quantity' | 'plain'

export interface Leaf {
  readonly kind: 'leaf'
  readonly cell: CellKind
  /** Allowed words; empty where any value of the kind may stand. */
  readonly words: readonly string[]
  readonly description: string | null
}

export interface Member {
  readonly node: SchemaNode
  readonly required: boolean
}

/** An object with known keys, or a map whose entries are all of one form. */
export type SchemaNode =
  | Leaf
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Member> }
  | { readonly kind: 'map'; readonly entry: SchemaNode }

export interface DocumentForm {
  readonly root: ReadonlyMap<string, Member>
  /** What a number may say about itself besides its value: unit, status, source, … */
  readonly provenance: ReadonlyMap<string, Member>
}

let form: DocumentForm | null = null

/** The form of a whole scenario document. */
export function documentForm(): DocumentForm {
  form ??= readForm(scenarioJsonSchema())
  return form
}

function readForm(schema: JsonObject): DocumentForm {
  const definitions = isJsonObject(schema.$defs) ? schema.$defs : {}
  const options = optionsOf(schema)
  const whole = options.find((option) => isJsonObject(option.properties) && 'sites' in option.properties)
  const root = whole === undefined ? null : readNode(whole, definitions)
  const annotated = optionsOf(resolve(definitions.quantity ?? {}, definitions)).find(isAnnotated)
  const number = annotated === undefined ? null : readNode(annotated, definitions)
  if (root?.kind !== 'object' || number?.kind !== 'object') throw new TypeError('The schema is no scenario’s')
  const provenance = new Map([...number.members].filter(([key]) => key !== 'value'))
  return { root: root.members, provenance }
}

function optionsOf(schema: JsonValue): JsonObject[] {
  const options = isJsonObject(schema) ? schema.anyOf : undefined
  return Array.isArray(options) ? options.filter(isJsonObject) : []
}

/** A schema with its references followed; a description beside a reference stays. */
function resolve(schema: JsonValue, definitions: JsonObject): JsonObject {
  if (!isJsonObject(schema)) return {}
  const [only] = Array.isArray(schema.allOf) ? schema.allOf : []
  const reference = typeof schema.$ref === 'string' ? schema.$ref.replace('#/$defs/', '') : null
  const target = reference === null ? only : definitions[reference]
  if (target === undefined) return schema
  const { $ref: _ref, allOf: _all, ...own } = schema
  return { ...resolve(target, definitions), ...own }
}

const isAnnotated = (schema: JsonObject): boolean =>
  isJsonObject(schema.properties) && 'value' in schema.properties && 'status' in schema.properties

function readNode(given: JsonObject, definitions: JsonObject): SchemaNode {
  const schema = resolve(given, definitions)
  const options = optionsOf(schema).map((option) => resolve(option, definitions))
  if (options.length > 0) return readUnion(schema, options, definitions)
  if (isJsonObject(schema.properties)) return readObject(schema, definitions)
  if (schema.type === 'object' && isJsonObject(schema.additionalProperties)) {
    return { kind: 'map', entry: readNode(schema.additionalProperties, definitions) }
  }
  return readLeaf(schema)
}

function readLeaf(schema: JsonObject): Leaf {
  const description = typeof schema.description === 'string' ? schema.description : null
  const listed = Array.isArray(schema.enum) ? schema.enum : schema.const === undefined ? [] : [schema.const]
  if (listed.length > 0 && listed.every((word) => typeof word === 'string')) {
    return { kind: 'leaf', cell: 'word', words: listed.map(String), description }
  }
  const kinds: Readonly<Record<string, CellKind>> = {
    string: 'text',
    boolean: 'boolean',
    number: 'number',
    integer: 'number',
  }
  const cell = typeof schema.type === 'string' ? kinds[schema.type] : undefined
  return { kind: 'leaf', cell: cell ?? (listed.length > 0 ? 'number' : 'plain'), words: [], description }
}

/** Numbers in their several forms are one cell; objects of several kinds share the columns of all of them. */
function readUnion(schema: JsonObject, options: readonly JsonObject[], definitions: JsonObject): SchemaNode {
  const description = typeof schema.description === 'string' ? schema.description : null
  const leaf = (cell: CellKind): Leaf => ({ kind: 'leaf', cell, words: [], description })
  if (options.some(isAnnotated)) return leaf('quantity')
  const objects = options.map((option) => readNode(option, definitions))
  if (objects.every((node) => node.kind === 'object')) return merge(objects.map(({ members }) => members))
  if (objects.every((node) => node.kind === 'leaf' && (node.cell === 'number' || node.cell === 'text'))) {
    return leaf('quantity')
  }
  return leaf('plain')
}

function readObject(schema: JsonObject, definitions: JsonObject): SchemaNode {
  const required = Array.isArray(schema.required) ? schema.required : []
  const members = new Map<string, Member>()
  const properties = isJsonObject(schema.properties) ? schema.properties : {}
  for (const [key, property] of Object.entries(properties)) {
    if (!isJsonObject(property)) continue
    members.set(key, { node: readNode(property, definitions), required: required.includes(key) })
  }
  return { kind: 'object', members }
}

/** The members of several forms of one object; one that differs between them takes any value. */
function merge(forms: readonly ReadonlyMap<string, Member>[]): SchemaNode {
  const members = new Map<string, Member>()
  for (const key of new Set(forms.flatMap((each) => [...each.keys()]))) {
    const found = forms.flatMap((each) => each.get(key) ?? [])
    const required = found.length === forms.length && found.every((member) => member.required)
    members.set(key, { node: mergeNodes(found.map(({ node }) => node)), required })
  }
  return { kind: 'object', members }
}

function mergeNodes(nodes: readonly SchemaNode[]): SchemaNode {
  const [first] = nodes
  const leaves = nodes.flatMap((node) => (node.kind === 'leaf' ? [node] : []))
  if (first !== undefined && nodes.length === 1) return first
  const cells = new Set(leaves.map(({ cell }) => cell))
  const description = leaves[0]?.description ?? null
  if (leaves.length === nodes.length && cells.size === 1) {
    const words = [...new Set(leaves.flatMap((leaf) => leaf.words))]
    return { kind: 'leaf', cell: leaves[0]?.cell ?? 'plain', words, description }
  }
  const isNumeric = [...cells].every((cell) => cell === 'number' || cell === 'quantity')
  if (leaves.length === nodes.length && isNumeric)
    return { kind: 'leaf', cell: 'quantity', words: [], description }
  return { kind: 'leaf', cell: 'plain', words: [], description }
}
