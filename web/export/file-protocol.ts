/** What the page asks of the worker for files, and what it answers. All plain data. */
import type { Baseline, Issue, JsonObject, ResultFile, Scenario } from '../../src/index.ts'
import type { Language } from '../i18n/languages.ts'

/** Every form in which a scenario and its result leave the page, in the order of the menu. */
export const FILE_KINDS = [
  'html',
  'xlsx',
  'csv',
  'parquet',
  'geojson',
  'json',
  'yaml',
  'template',
  'lp',
  'mps',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** A scenario with its result, and how to write them. */
export interface FileOrder {
  readonly kind: FileKind
  readonly scenario: Scenario
  readonly result: ResultFile
  readonly baseline: Baseline | null
  readonly language: Language
  /** Date to print on a report, YYYY-MM-DD; `null` for none. */
  readonly date: string | null
}

export interface MadeFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A file that the user chose. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A document that can be opened, with its warnings; or everything that is wrong with it. */
export type ReadScenario =
  | { readonly ok: true; readonly document: JsonObject; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }
  /** None of the forms in which scenarios come. */
  | { readonly ok: false; readonly issues: null }

export type FileRequest =
  | { readonly call: number; readonly name: 'make'; readonly order: FileOrder }
  | { readonly call: number; readonly name: 'read'; readonly file: GivenFile }

export type FileReply =
  | { readonly call: number; readonly name: 'make'; readonly answer: MadeFile }
  | { readonly call: number; readonly name: 'read'; readonly answer: ReadScenario }
  | { readonly call: number; readonly name: 'failed'; readonly message: string }
