import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json.ts'
import { hashDocument } from '../../src/scenario/hash.ts'
import { applyPatch, diffPatch, parseSet, sameJson } from '../../src/scenario/patch.ts'

const leaf = fc.oneof(fc.boolean(), fc.integer(), fc.string({ maxLength: 3 }))
const key = fc.constantFrom('a', 'b', 'c', 'toString', '0', 'é')
/** Random JSON objects without null: what resolved documents are made of. */
const documents: fc.Arbitrary<JsonObject> = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(leaf, { maxLength: 2 }), tie('object')),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).object

describe('applyPatch', () => {
  // The examples of RFC 7396, appendix A: original, patch, result.
  const examples: readonly (readonly [JsonValue, JsonValue, JsonValue])[] = [
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ]
  test.each(examples)('%j patched with %j is %j', (original, patch, result) => {
    expect(applyPatch(original, patch)).toEqual(result)
  })

  test('a patch never writes a key that reaches the prototype', () => {
    const patch = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":1}')
    const result = applyPatch({}, patch)
    expect(Object.keys(result)).toEqual(['a'])
    expect('polluted' in {}).toBe(false)
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
  })

  test('patching leaves the original alone, and twice is once', () => {
    fc.assert(
      fc.property(documents, documents, (document, patch) => {
        const before = JSON.stringify(document)
        const once = applyPatch(document, patch)
        expect(JSON.stringify(document)).toBe(before)
        expect(sameJson(applyPatch(once, patch), once)).toBe(true)
      }),
      { seed: 3 },
    )
  })
})

describe('diffPatch', () => {
  test('the difference of two documents, applied to the first, gives the second', () => {
    fc.assert(
      fc.property(documents, documents, (from, to) => {
        const patch = diffPatch(from, to)
        expect(applyPatch(from, patch)).toEqual(to)
        expect(hashDocument(applyPatch(from, patch))).toBe(hashDocument(to))
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  test('equal documents differ in nothing, whatever the order of their keys', () => {
    expect(diffPatch({ a: { b: 1, c: [2] } }, { a: { c: [2], b: 1 } })).toEqual({})
    expect(diffPatch({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } })).toEqual({ a: { c: 3 } })
    expect(diffPatch({ a: 1, b: 2 }, { b: 2 })).toEqual({ a: null })
  })
})

describe('parseSet', () => {
  test.each([
    ['markets.core.demand=14000', { markets: { core: { demand: 14000 } } }],
    ['markets.core.demand=130 Mt/yr', { markets: { core: { demand: '130 Mt/yr' } } }],
    ['sites.near=null', { sites: { near: null } }],
    ['sites.near.exporter=true', { sites: { near: { exporter: true } } }],
    ['years={from: 2021, to: 2035}', { years: { from: 2021, to: 2035 } }],
    ['markets.core.demand={2021: 1, 2025: 2}', { markets: { core: { demand: { 2021: 1, 2025: 2 } } } }],
    [
      'sites.a.capacity=base*(1+growth)^(year-2021)',
      { sites: { a: { capacity: 'base*(1+growth)^(year-2021)' } } },
    ],
    ['a=b=c', { a: 'b=c' }],
  ])('%s is a patch', (assignment, patch) => {
    expect(parseSet(assignment)).toEqual({ ok: true, value: patch, issues: [] })
  })

  test.each([
    ['markets.core.demand', 'bad-patch'],
    ['=1', 'bad-patch'],
    ['a..b=1', 'bad-patch'],
    ['__proto__.polluted=1', 'forbidden-key'],
    ['a.constructor=1', 'forbidden-key'],
    ['a={__proto__: {b: 1}}', 'forbidden-key'],
    ['a=[1, 2', 'yaml-syntax'],
    ['a=*b', 'alias-bomb'],
    ['a=!!js/function x', 'forbidden-tag'],
  ])('%s is refused', (assignment, code) => {
    const result = parseSet(assignment)
    expect(result.ok).toBe(false)
    expect(result.issues.map((issue) => issue.code)).toContain(code)
  })
})

describe('hashDocument', () => {
  test('the hash is SHA-256 of the canonical form, whatever the order of keys', () => {
    // printf '{"a":1,"b":[true,"é"]}' | sha256sum
    const expected = '6926743e6611e69d70d02dfefee1d1fc193edf9d3252ac387436edf1db976b4d'
    expect(hashDocument({ b: [true, 'é'], a: 1.0 })).toBe(expected)
    expect(hashDocument({ a: 1, b: [true, 'é'] })).toBe(expected)
  })
})
