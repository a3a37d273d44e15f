/** What changes at a corner of a value curve, as a sentence. */
import type { CurveChange } from '../analyse/curve-changes.ts'
import { explainWords } from '../messages/explain.ts'
import type { Language } from '../messages/issues.ts'

/** Say what changes; `name` gives what an id is called. */
export function formatCurveChange(
  change: CurveChange,
  name: (id: string) => string,
  language: Language,
): string {
  const { curve } = explainWords(language)
  switch (change.kind) {
    case 'site':
      return curve.site[change.after](name(change.id))
    case 'flow':
      return curve.flow(name(change.from), name(change.to), name(change.mode), change.starts)
    case 'market':
      return curve.market(name(change.id), change.short)
    case 'limit':
      return curve.limit(change.limit, name(change.id), change.binds)
  }
}
