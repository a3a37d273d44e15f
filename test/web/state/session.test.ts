import { describe, expect, it } from 'vitest'
import { record, startHistory, undo } from '../../../web/state/history.ts'
import { readPreferences } from '../../../web/state/preferences.ts'
import { readSession, writeSession } from '../../../web/state/session.ts'

const known = new Set(['plan-2025'])
const first = startHistory({ scenario: 'plan-2025', patch: {} })
const history = undo(
  record(
    record(first, { scenario: 'plan-2025', patch: { a: 1 } }, null),
    { scenario: 'plan-2025', patch: { a: 2 } },
    null,
  ),
)

describe('a session in storage', () => {
  it('comes back as it went, undo and redo included', () => {
    expect(readSession(writeSession(history), known)).toEqual(history)
  })

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another version', writeSession(history).replace('"version":1', '"version":2')],
    ['an unknown scenario', writeSession(history).replaceAll('plan-2025', 'gone')],
    ['a patch that is no object', writeSession(history).replace('{"a":1}', '[1]')],
    ['a list that is none', writeSession(history).replace('"past":[', '"past":3,"was":[')],
  ])('is refused where it holds %s', (_name, text) => {
    expect(readSession(text, known)).toBeNull()
  })
})

describe('preferences in storage', () => {
  it('fall back to the languages of the browser and the theme of the system', () => {
    expect(readPreferences(null, ['fr', 'en-GB'])).toEqual({ language: 'en', theme: 'system' })
    expect(readPreferences('nonsense', ['de'])).toEqual({ language: 'zh', theme: 'system' })
    expect(readPreferences('{"language":"xx","theme":"dark"}', ['zh-TW'])).toEqual({
      language: 'zh',
      theme: 'dark',
    })
  })
})
