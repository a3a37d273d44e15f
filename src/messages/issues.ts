/** Sentences about what is wrong with a user's data, in both languages. */
import type { Issue, IssueCode } from '../issue.ts'
import { ISSUES_EN } from './issues.en.ts'
import { ISSUES_ZH } from './issues.zh.ts'

export type Language = 'zh' | 'en'

/** What a sentence may name. Empty texts stand for what an Issue does not know. */
export interface IssueWords {
  readonly found: string
  readonly allowed: string
  /** Last key of the path. */
  readonly key: string
}

/** A sentence for every code: one that is missing fails the build. */
export type IssueCatalogue = Readonly<Record<IssueCode, (words: IssueWords) => string>>

const CATALOGUES: Readonly<Record<Language, IssueCatalogue>> = { zh: ISSUES_ZH, en: ISSUES_EN }
const SUGGESTIONS: Readonly<Record<Language, (word: string) => string>> = {
  zh: (word) => `是否想写“${word}”？`,
  en: (word) => ` Did you mean “${word}”?`,
}

/** Say what is wrong, without where: for a form that shows it beside the field. */
export function describeIssue(issue: Issue, language: Language): string {
  const words = { found: issue.found ?? '', allowed: issue.allowed ?? '', key: issue.path.at(-1) ?? '' }
  const sentence = CATALOGUES[language][issue.code](words)
  return issue.suggestion === null ? sentence : sentence + SUGGESTIONS[language](issue.suggestion)
}

/** Say where and what: `plan.yaml:12:5 sites.a.capacity: …`, the form that editors and terminals follow. */
export function formatIssue(issue: Issue, language: Language): string {
  const { file, line, column } = issue.place
  const place = [file, line, column].filter((part) => part !== null).join(':')
  const where = [place, issue.path.join('.')].filter((part) => part !== '').join(' ')
  const sentence = describeIssue(issue, language)
  return where === '' ? sentence : `${where}: ${sentence}`
}
