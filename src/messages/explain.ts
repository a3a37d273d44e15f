/** Sentences of explanations in either language. */
import type { JsonObject } from '../json.ts'
import { EXPLAIN_EN } from './explain.en.ts'
import { EXPLAIN_ZH } from './explain.zh.ts'
import { EXPLANATION_CODES, type ExplainWords, type ExplanationCode, Parameters } from './explain-words.ts'
import type { Language } from './issues.ts'

const WORDS: Readonly<Record<Language, ExplainWords>> = { zh: EXPLAIN_ZH, en: EXPLAIN_EN }

/** Words of explanations and curves in a language. */
export const explainWords = (language: Language): ExplainWords => WORDS[language]

function isExplanationCode(code: string): code is ExplanationCode {
  return EXPLANATION_CODES.some((each) => each === code)
}

/** The sentence of a statement of a page. A code of a newer version is shown as it is. */
export function formatStatement(
  { code, parameters }: { readonly code: string; readonly parameters: JsonObject },
  language: Language,
): string {
  if (!isExplanationCode(code)) return code
  return WORDS[language].sentences[code](new Parameters(parameters, language))
}
