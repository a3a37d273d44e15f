/** Sentences about what is wrong with a user's data, in both languages. */
import type { Issue, IssueCode } from '../issue.ts'
import { ISSUES_EN } from './issues.en.ts'
import { ISSUES_ZH } from './issues.zh.ts'

/** Language of texts: Chinese or English. */
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

const SHEET_PLACES: Readonly<
  Record<Language, (file: string, sheet: string, row: number | null, column: number | null) => string>
> = {
  zh: (file, sheet, row, column) =>
    `${file} 工作表“${sheet}”${row === null ? '' : `第 ${row} 行`}${column === null ? '' : ` ${columnLetters(column)} 列`}`,
  en: (file, sheet, row, column) =>
    `${file} sheet “${sheet}”${row === null ? '' : `, row ${row}`}${column === null ? '' : `, column ${columnLetters(column)}`}`,
}

/** The letters of a spreadsheet's column, which counts from 1: A, …, Z, AA, … */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/** Say what is wrong, without where: for a form that shows it beside the field. */
export function describeIssue(issue: Issue, language: Language): string {
  const words = { found: issue.found ?? '', allowed: issue.allowed ?? '', key: issue.path.at(-1) ?? '' }
  const sentence = CATALOGUES[language][issue.code](words)
  return issue.suggestion === null ? sentence : sentence + SUGGESTIONS[language](issue.suggestion)
}

/**
 * Say where and what: `plan.yaml:12:5 sites.a.capacity: …`, the form that editors and terminals follow; for a
 * workbook, sheet, row and column in words.
 */
export function formatIssue(issue: Issue, language: Language): string {
  const { file, sheet, line, column } = issue.place
  const place =
    sheet === undefined
      ? [file, line, column].filter((part) => part !== null).join(':')
      : SHEET_PLACES[language](file ?? '', sheet, line, column)
  const where = [place, issue.path.join('.')].filter((part) => part !== '').join(' ')
  const sentence = describeIssue(issue, language)
  return where === '' ? sentence : `${where}: ${sentence}`
}
