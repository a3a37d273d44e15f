import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closeGesture,
  type History,
  MAX_ENTRIES,
  record,
  redo,
  resetTarget,
  sameVersion,
  startHistory,
  undo,
  type Version,
} from '../../../web/state/history.ts'

const version = (demand: number, scenario = 'plan-2025'): Version => ({
  scenario,
  patch: demand === 0 ? {} : { markets: { core: { demand } } },
})

const start = startHistory(version(0))

describe('history', () => {
  it('takes a whole drag back in one step', () => {
    let history = start
    for (const demand of [1, 2, 3, 4]) history = record(history, version(demand), 'drag')
    history = closeGesture(history)
    expect(history.present).toEqual(version(4))
    expect(undo(history).present).toEqual(version(0))
    expect(redo(undo(history)).present).toEqual(version(4))
  })

  it('keeps two drags of one lever apart when the first has ended', () => {
    const first = closeGesture(record(start, version(1), 'drag'))
    const second = closeGesture(record(first, version(2), 'drag'))
    expect(undo(second).present).toEqual(version(1))
  })

  it('keeps drags of two levers apart even when the first never ended', () => {
    const both = record(record(start, version(1), 'a'), version(2), 'b')
    expect(undo(both).present).toEqual(version(1))
  })

  it('forgets a drag that came back to where it began', () => {
    const there = record(start, version(5), 'drag')
    const back = closeGesture(record(there, version(0), 'drag'))
    expect(back.past).toEqual([])
    expect(undo(back).present).toEqual(version(0))
  })

  it('makes no entry for a step that changes nothing', () => {
    expect(record(start, version(0), null).past).toEqual([])
  })

  it('drops what was undone as soon as something else is done', () => {
    const history = record(undo(record(start, version(1), null)), version(2), null)
    expect(redo(history).present).toEqual(version(2))
  })

  it('stays where it is when there is nothing to undo or redo', () => {
    expect(undo(start)).toEqual(start)
    expect(redo(start)).toEqual(start)
  })

  it('resets to the loaded scenario first, then to the baseline, then nowhere', () => {
    const edited = version(7, 'plan-2025-close')
    const loaded = resetTarget(edited, 'plan-2025')
    expect(loaded).toEqual({ scenario: 'plan-2025-close', patch: {} })
    expect(loaded && resetTarget(loaded, 'plan-2025')).toEqual({ scenario: 'plan-2025', patch: {} })
    expect(resetTarget(version(0), 'plan-2025')).toBeNull()
  })

  it('keeps no more entries than it says', () => {
    let history: History = start
    for (let step = 1; step <= MAX_ENTRIES + 20; step++) history = record(history, version(step), null)
    expect(history.past).toHaveLength(MAX_ENTRIES)
  })

  it('returns to the first version when everything done at random is undone, and back when redone', () => {
    const step = fc.record({
      demand: fc.integer({ min: 0, max: 5 }),
      gesture: fc.constantFrom(null, 'a', 'b'),
      close: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let history = start
        for (const { demand, gesture, close } of steps) {
          history = record(history, version(demand), gesture)
          if (close) history = closeGesture(history)
        }
        const end = closeGesture(history)
        let back = end
        while (back.past.length > 0) back = undo(back)
        expect(sameVersion(back.present, version(0))).toBe(true)
        while (back.future.length > 0) back = redo(back)
        expect(back).toEqual(end)
      }),
      { seed: 7 },
    )
  })
})
