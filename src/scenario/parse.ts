/** The one reader of scenarios: text in, Scenario out, or everything that stands in its way. */
import type { Checked } from '../issue.ts'
import type { JsonObject } from '../json.ts'
import { checkDocument, inOrder } from './check.ts'
import { type Load, resolveDocument } from './resolve.ts'
import type { Scenario } from './types.ts'

/** Where a text comes from and what it may extend. */
export interface ReadOptions {
  /** Name of the text's file, for issues and for relative references; `null` where it has none. */
  readonly file: string | null
  /** Reads what `extends` names; without it, nothing can be extended. */
  readonly load?: Load
  /** Changes on top of the document, in order. */
  readonly patches?: readonly JsonObject[]
}

/** Read a scenario from YAML or JSON text. */
export function readScenario(text: string, options: ReadOptions): Checked<Scenario> {
  const load = options.load ?? (() => null)
  const resolved = resolveDocument(text, options.file, load, options.patches ?? [])
  if (resolved.document === null) return { ok: false, issues: inOrder(resolved.issues) }
  const checked = checkDocument(resolved.document, resolved.locate)
  const issues = inOrder([...resolved.issues, ...checked.issues])
  const ok = resolved.issues.every(({ severity }) => severity === 'warning')
  return ok && checked.ok ? { ok: true, value: checked.value, issues } : { ok: false, issues }
}
