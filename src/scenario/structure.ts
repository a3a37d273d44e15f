/** Check the form of a document against its schema, and say what valibot finds in the words of Issues. */
import * as v from 'valibot'
import type { IssueCode } from '../issue.ts'
import type { JsonValue } from '../json.ts'
import { PARAMETER_NAME, SLUG } from './keys.ts'
import { listWords, nearest, type Path, type Reading, report } from './reading.ts'

type SchemaIssue = v.BaseIssue<unknown>

/** Report everything in which a document departs from the schema's form. */
export function checkStructure(reading: Reading, schema: v.GenericSchema, document: JsonValue): void {
  const result = v.safeParse(schema, document)
  if (result.success) return
  for (const issue of result.issues) reportSchemaIssue(reading, issue)
}

function reportSchemaIssue(reading: Reading, issue: SchemaIssue): void {
  const path = (issue.path ?? []).map((item) => String(item.key))
  const last = issue.path?.at(-1)
  const key = path.at(-1) ?? ''
  if (issue.type === 'never') {
    const known = issue.message.split(', ')
    report(reading, 'unknown-key', path, {
      found: key,
      allowed: issue.message,
      suggestion: nearest(key, known),
      at: 'key',
    })
  } else if (last?.origin === 'key') reportKey(reading, issue, path, key)
  else reportValue(reading, issue, path)
}

/** A key that is missing, or not of the form its collection asks for. */
function reportKey(reading: Reading, issue: SchemaIssue, path: Path, key: string): void {
  if (issue.kind === 'schema') {
    report(reading, 'missing-key', path, { allowed: key, at: 'key' })
    return
  }
  const code = issue.message === 'bad-milestones' ? 'bad-milestones' : 'bad-slug'
  const allowed = code === 'bad-milestones' ? '2025: …' : slugForm(issue)
  report(reading, code, path, {
    found: key,
    allowed,
    suggestion: code === 'bad-slug' ? toSlug(key) : null,
    at: 'key',
  })
}

function slugForm(issue: SchemaIssue): string {
  const parameter = issue.requirement === PARAMETER_NAME
  return parameter ? 'growth, growthRate, growth_2' : 'core, fengdu-baoluan, zone-2'
}

/** The slug nearest to what was written, where there is one. */
function toSlug(key: string): string | null {
  const slug = key
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
  return SLUG.test(slug) ? slug : null
}

/** What a schema asks for, and the code of an input that is something else. */
const TYPES: Readonly<Record<string, readonly [IssueCode, string]>> = {
  object_with_rest: ['not-a-mapping', 'key: value'],
  loose_object: ['not-a-mapping', 'key: value'],
  record: ['not-a-mapping', 'key: value'],
  array: ['wrong-type', '[…]'],
  string: ['wrong-type', 'text'],
  boolean: ['wrong-type', 'true, false'],
  union: ['wrong-type', '13000, "13000 wt/yr"'],
  integer: ['out-of-range', '0, 1, 2, …'],
  finite: ['not-finite', '13000'],
  min_value: ['out-of-range', '≥'],
  max_value: ['out-of-range', '≤'],
  min_length: ['out-of-range', '≥ 1'],
  min_entries: ['bad-milestones', '2025: …'],
}

function reportValue(reading: Reading, issue: SchemaIssue, path: Path): void {
  const found = issue.input
  if (path[0] === 'years') {
    report(reading, 'bad-years', path, { found, allowed: '[2025], {from: 2021, to: 2035}' })
  } else if (issue.type === 'picklist' || issue.type === 'literal') reportChoice(reading, issue, path, found)
  else if (issue.type === 'regex') {
    const suggestion = typeof found === 'string' ? toSlug(found) : null
    report(reading, 'bad-slug', path, { found, allowed: slugForm(issue), suggestion })
  } else if (typeof found === 'number' && !Number.isFinite(found)) {
    report(reading, 'not-finite', path, { found, allowed: '13000' })
  } else if (issue.type === 'min_value' && issue.requirement === 0 && typeof found === 'number') {
    report(reading, 'negative', path, { found, allowed: '≥ 0' })
  } else {
    const [code, form] = TYPES[issue.type] ?? ['wrong-type', issue.expected]
    const bound = issue.type === 'min_value' || issue.type === 'max_value' ? ` ${issue.requirement}` : ''
    report(reading, code, path, { found, allowed: form === null ? null : `${form}${bound}` })
  }
}

function reportChoice(reading: Reading, issue: SchemaIssue, path: Path, found: unknown): void {
  // valibot writes choices as ("a" | "b"), and a single one bare.
  const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"|([0-9]+)/g)].map((m) => m[1] ?? m[2] ?? '')
  const suggestion = typeof found === 'string' ? nearest(found, choices) : null
  const code = typeof found === 'object' ? 'wrong-type' : 'not-allowed-value'
  report(reading, code, path, { found, allowed: listWords(choices), suggestion })
}
