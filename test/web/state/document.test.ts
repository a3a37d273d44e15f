import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch, diffPatch } from '../../../src/index.ts'
import { changedPaths, numberAt, readPath, writePath } from '../../../web/state/document.ts'

const plan = {
  markets: { core: { demand: { value: 13000, status: 'published', source: 'plan' } } },
  policy: { preset: 'plan' },
}

describe('places of a document', () => {
  it('writes one place and leaves the rest, and the original, alone', () => {
    const edited = writePath(plan, ['markets', 'core', 'demand'], 14000)
    expect(readPath(edited, ['markets', 'core', 'demand'])).toBe(14000)
    expect(readPath(edited, ['policy', 'preset'])).toBe('plan')
    expect(numberAt(plan, ['markets', 'core', 'demand'])).toBe(13000)
  })

  it('deletes a place, and makes the branches it needs', () => {
    expect(writePath(plan, ['policy', 'preset'], undefined)).toEqual({ ...plan, policy: {} })
    expect(writePath({}, ['a', 'b', 'c'], 1)).toEqual({ a: { b: { c: 1 } } })
  })

  it('counts a number typed over an annotated one as one change', () => {
    const edited = writePath(plan, ['markets', 'core', 'demand'], 14000)
    expect(changedPaths(plan, edited)).toEqual([['markets', 'core', 'demand']])
  })

  it('sees no change where only the annotation differs', () => {
    expect(changedPaths(plan, writePath(plan, ['markets', 'core', 'demand'], 13000))).toEqual([])
  })

  it('names added and removed places', () => {
    expect(changedPaths({ a: 1 }, { b: 2 })).toEqual([['a'], ['b']])
  })

  it('reads nothing from the prototype', () => {
    expect(readPath({}, ['constructor'])).toBeUndefined()
  })

  it('reaches any written document again through its patch', () => {
    const key = fc.constantFrom('a', 'b', 'c')
    const value = fc.oneof(fc.integer(), fc.constant({ value: 3, status: 'assumed' }), fc.constant('text'))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(key, { minLength: 1, maxLength: 3 }), value)), (edits) => {
        let document: Parameters<typeof writePath>[0] = plan
        for (const [path, fresh] of edits) document = writePath(document, path, fresh)
        expect(applyPatch(plan, diffPatch(plan, document))).toEqual(document)
      }),
      { seed: 11 },
    )
  })
})
