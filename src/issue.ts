/**
 * What is wrong with a user's data, as values. Programmer mistakes throw; user mistakes are Issues, all of
 * them at once, each with a stable code that `messages/` turns into a Chinese or English sentence.
 */

/** A place in a file a user wrote. Lines and columns count from 1. */
export interface Place {
  /** File name as the user gave it; `null` when the value came from a patch, `--set` or a form. */
  readonly file: string | null
  /** Sheet of a workbook, whose rows are `line` and columns `column`. */
  readonly sheet?: string
  readonly line: number | null
  readonly column: number | null
}

/** An error keeps a scenario from being read, a warning does not. */
export type Severity = 'error' | 'warning'

/** One thing that is wrong (`error`) or doubtful (`warning`) with a user's data. */
export interface Issue {
  /** Stable kebab-case code, for example `unknown-key`; never reused with another meaning. */
  readonly code: IssueCode
  readonly severity: Severity
  /** Where in the document, as keys from the root; empty for the document itself. */
  readonly path: readonly string[]
  readonly place: Place
  /** What was found, shortened for display; `null` where nothing was. */
  readonly found: string | null
  /** What would have been right, in the words of the schema; `null` where the code says it all. */
  readonly allowed: string | null
  /** The nearest valid value, where one is near. */
  readonly suggestion: string | null
}

/** A value, or everything that stands in its way. `issues` of a success are warnings only. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** A place in no file. */
export const NOWHERE: Place = { file: null, line: null, column: null }

/**
 * Every code an Issue about a scenario may bear. The catalogue in `messages/` holds a sentence for each, or
 * the build fails.
 */
export const ISSUE_CODES = [
  'alias-bomb',
  'bad-bands',
  'bad-expression',
  'bad-milestones',
  'bad-patch',
  'bad-slug',
  'bad-unit',
  'bad-years',
  'cell-date',
  'cell-error',
  'cell-without-value',
  'below-smallest-scale',
  'duplicate-id',
  'duplicate-key',
  'empty-document',
  'extends-cycle',
  'extends-missing',
  'extends-too-deep',
  'file-too-large',
  'forbidden-function',
  'forbidden-key',
  'forbidden-tag',
  'inverted-range',
  'missing-column',
  'missing-key',
  'negative',
  'never-opens',
  'non-string-key',
  'not-a-mapping',
  'not-a-workbook',
  'not-allowed-value',
  'not-finite',
  'one-of-two',
  'out-of-range',
  'projected-output-missing',
  'reference-cycle',
  'repeated-goal',
  'table-syntax',
  'too-deep',
  'unknown-key',
  'unknown-reference',
  'unknown-schema-version',
  'unknown-sheet',
  'value-outside-range',
  'workbook-links',
  'workbook-encrypted',
  'workbook-macros',
  'workbook-too-large',
  'wrong-dimension',
  'wrong-type',
  'yaml-syntax',
  'years-apart',
] as const
export type IssueCode = (typeof ISSUE_CODES)[number]
