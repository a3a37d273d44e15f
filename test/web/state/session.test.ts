import { describe, expect, it } from 'vitest'
import { record, startHistory, undo } from '../../../web/state/history.ts'
import { readPreferences } from '../../../web/state/preferences.ts'
import { keepSession, readSession, writeSession } from '../../../web/state/session.ts'

const known = new Set(['plan-2025'])
const first = startHistory({ scenario: 'plan-2025', patch: {} })
const history = undo(
  record(
    record(first, { scenario: 'plan-2025', patch: { a: 1 } }, null),
    { scenario: 'plan-2025', patch: { a: 2 } },
    null,
  ),
)
const session = { history, look: { view: 'map', year: 2030 } }

describe('a session in storage', () => {
  it('comes back as it went, undo and redo included', () => {
    expect(readSession(writeSession(session), known)).toEqual(session)
  })

  it('of version 1 opens at the first view', () => {
    const { past, present, future } = history
    const text = JSON.stringify({ version: 1, past, present, future })
    expect(readSession(text, known)).toEqual({ history, look: { view: 'balance', year: null } })
  })

  it('keeps the present and what it can of the past where there is little room', () => {
    let long = first
    for (let step = 0; step < 150; step++)
      long = record(long, { scenario: 'plan-2025', patch: { step } }, null)
    let kept = ''
    const shelf = {
      read: () => kept,
      write: (text: string) => {
        if (text.length > 2000) throw new Error('no room')
        kept = text
      },
    }
    expect(keepSession(shelf, { history: long, look: session.look })).toBe(false)
    const back = readSession(kept, known)
    expect(back?.history.present).toEqual(long.present)
    expect(back?.history.past).toEqual(long.past.slice(-20))
  })

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another version', writeSession(session).replace('"version":2', '"version":3')],
    ['an unknown scenario', writeSession(session).replaceAll('plan-2025', 'gone')],
    ['a patch that is no object', writeSession(session).replace('{"a":1}', '[1]')],
    ['a list that is none', writeSession(session).replace('"past":[', '"past":3,"was":[')],
  ])('is refused where it holds %s', (_name, text) => {
    expect(readSession(text, known)).toBeNull()
  })
})

describe('preferences in storage', () => {
  it('fall back to the languages of the browser and the theme of the system', () => {
    expect(readPreferences(null, ['fr', 'en-GB'])).toEqual({ language: 'en', theme: 'system', guide: true })
    expect(readPreferences('nonsense', ['de'])).toEqual({ language: 'zh', theme: 'system', guide: true })
    expect(readPreferences('{"language":"xx","theme":"dark"}', ['zh-TW'])).toEqual({
      language: 'zh',
      theme: 'dark',
      guide: true,
    })
  })
})
