import { describe, expect, test } from 'vitest'
import { ISSUE_CODES, type Issue } from '../../src/issue.ts'
import { describeIssue, formatIssue } from '../../src/messages/issues.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { readScenario } from '../../src/scenario/parse.ts'
import { MISTAKES, type Mistake } from './mistakes.ts'
import { lineOf, TINY } from './tiny.ts'

function issuesOf(text: string): readonly Issue[] {
  return readScenario(text, { file: 'tiny.yaml' }).issues
}

/** Replace one text of TINY, which must be there. */
function change(text: string, by: string, base = TINY): string {
  expect(base).toContain(text)
  return base.replace(text, by)
}

describe('a mistake is reported where it stands', () => {
  test.each(MISTAKES)('$code: “$to”', ({ code, from, to, on, path, suggestion }) => {
    const text = change(from, to)
    const issue = issuesOf(text).find((found) => found.code === code && found.path.join('.') === path)
    expect(issue, JSON.stringify(issuesOf(text))).toBeDefined()
    expect(issue?.place.file).toBe('tiny.yaml')
    expect(issue?.place.line).toBe(lineOf(text, on))
    expect(issue?.place.column).toBeGreaterThan(0)
    expect(issue?.severity).toBe('error')
    if (suggestion !== undefined) expect(issue?.suggestion).toBe(suggestion)
  })

  test('a mistake of form is reported once and draws no others after it', () => {
    for (const { code, from, to } of MISTAKES) {
      if (to.includes('Near By') || to.includes('  7:')) continue
      const found = issuesOf(change(from, to)).map((issue) => issue.code)
      // Taking away a needed key is a second mistake of the same edit.
      const others = found.filter((other) => other !== code && other !== 'missing-key')
      expect(others, `${to}: ${found.join(' ')}`).toEqual([])
    }
  })

  test('a value outside its own range is a warning, and the scenario still reads', () => {
    const text = change('value: 9000', 'value: 7000')
    const result = readScenario(text, { file: 'tiny.yaml' })
    expect(result.ok).toBe(true)
    expect(result.issues).toMatchObject([
      { code: 'value-outside-range', severity: 'warning', place: { line: lineOf(text, 'value: 7000') } },
    ])
  })

  test('a mistake that aliases repeat is reported once, where it was written', () => {
    const text = 'a: &a {x: 1, x: 2}\nb: *a\nc: *a\n'
    const twice = issuesOf(text).filter(({ code }) => code === 'duplicate-key')
    expect(twice).toMatchObject([{ path: ['a', 'x'], place: { line: 1 } }])
  })

  test('malformed YAML is reported with line and column', () => {
    const [issue] = issuesOf('id: tiny\ntitle: {zh: 小\nyears: [1')
    expect(issue).toMatchObject({ code: 'yaml-syntax', place: { file: 'tiny.yaml', line: 3 } })
  })

  test('twelve different mistakes in one document are twelve issues, each with its line', () => {
    let text = TINY
    const applied: Mistake[] = []
    for (const mistake of MISTAKES) {
      // Renaming an entry would move the paths of the other mistakes in it.
      if (mistake.code === 'bad-slug') continue
      const used = applied.some(({ code, from }) => code === mistake.code || from === mistake.from)
      if (used || applied.length === 12 || !text.includes(mistake.from)) continue
      text = text.replace(mistake.from, mistake.to)
      applied.push(mistake)
    }
    const issues = issuesOf(text)
    expect(applied).toHaveLength(12)
    expect(issues).toHaveLength(12)
    for (const { code, path, on } of applied) {
      const issue = issues.find((found) => found.code === code && found.path.join('.') === path)
      expect(issue?.place.line, `${code} ${path}`).toBe(lineOf(text, on))
    }
  })
})

describe('hostile documents are refused quickly', () => {
  test.each([
    ['file-too-large', 'x'.repeat(2_000_001)],
    ['file-too-large', '砂'.repeat(700_000)],
    ['too-deep', '['.repeat(500_000)],
    ['too-deep', '- '.repeat(500_000)],
    ['too-deep', `${'{a: '.repeat(100)}1${'}'.repeat(100)}`],
    [
      'alias-bomb',
      [
        'a: &a [1,1,1,1,1,1,1,1,1]',
        ...'bcdefghij'
          .split('')
          .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`),
      ].join('\n'),
    ],
    ['alias-bomb', 'a: &a [*a]'],
    ['alias-bomb', 'a: *nothing'],
    ['empty-document', ''],
    ['empty-document', '# a comment alone\n'],
    ['not-a-mapping', 'just text'],
    ['not-a-mapping', '[1, 2]'],
  ])('%s', (code, text) => {
    const issues = issuesOf(text)
    expect(issues.map((issue) => issue.code)).toContain(code)
    expect(issues.length).toBeLessThan(100)
  })

  test('a document with a hundred thousand mistakes has as many issues', () => {
    const repeated = issuesOf('a: 1\n'.repeat(100_000)).filter(({ code }) => code === 'duplicate-key')
    expect(repeated).toHaveLength(99_999)
  })

  test('keys that reach the prototype are refused in plain JSON too', () => {
    const document = JSON.parse('{"sites": {"__proto__": {"polluted": 1}}, "constructor": 1}')
    const codes = checkDocument(document).issues.filter(({ code }) => code === 'forbidden-key')
    expect(codes.map(({ path }) => path.join('.'))).toEqual(['sites.__proto__', 'constructor'])
  })
})

describe('the catalogue of issues', () => {
  test.each(ISSUE_CODES)(
    '%s has a sentence in both languages, with what was found and what is allowed',
    (code) => {
      const issue: Issue = {
        code,
        severity: 'error',
        path: ['sites', 'near'],
        place: { file: 'a.yaml', line: 3, column: 5 },
        found: 'FOUND',
        allowed: 'ALLOWED',
        suggestion: 'NEAREST',
      }
      const zh = formatIssue(issue, 'zh')
      const en = formatIssue(issue, 'en')
      expect(zh).toMatch(/^a\.yaml:3:5 sites\.near: .*\p{Script=Han}.*“NEAREST”？$/u)
      expect(en).toMatch(/^a\.yaml:3:5 sites\.near: [^\p{Script=Han}]+ Did you mean “NEAREST”\?$/u)
      expect(en).not.toMatch(/undefined|null/)
      expect(en.includes('FOUND')).toBe(zh.includes('FOUND'))
      expect(en.includes('ALLOWED')).toBe(zh.includes('ALLOWED'))
    },
  )

  test('an issue of no file is told by its path alone', () => {
    const [issue] = checkDocument({}).issues.filter(({ path }) => path[0] === 'regions')
    expect(issue).toBeDefined()
    if (issue === undefined) return
    expect(formatIssue(issue, 'en')).toBe('regions: “regions” is missing.')
    expect(describeIssue(issue, 'zh')).toBe('缺少“regions”。')
  })
})
