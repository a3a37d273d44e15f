import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ComparedRun, compareInputs, compareRuns } from '../../src/analyse/compare.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/json.ts'
import { applyPatch, diffPatch } from '../../src/scenario/patch.ts'

const keys = fc.constantFrom('a', 'b', 'c')
const documents: fc.Arbitrary<JsonObject> = fc.letrec<{ object: JsonObject; leaf: JsonValue }>((tie) => ({
  object: fc.dictionary(keys, fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('object')), { maxKeys: 3 }),
  leaf: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y')),
})).object

/** The patch that sets a path. */
const setting = (path: readonly string[], value: JsonValue): JsonObject => {
  const patch = path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value)
  return isJsonObject(patch) ? patch : {}
}

function run(document: JsonObject, value: number | null, quantity: number | null): ComparedRun {
  const transfer = { year: 2025, site: 's', fromRegion: 'r', toRegion: 'q' }
  return {
    scenario: { document },
    indicators: value === null ? [] : [{ year: 2025, region: 'city', id: 'cost', value, unit: 'km' }],
    transfers: quantity === null ? [] : [{ ...transfer, quantity }],
  }
}

describe('comparing inputs', () => {
  it('lists the leaves of the merge patch: setting them one by one turns one document into the other', () => {
    fc.assert(
      fc.property(documents, documents, (from, to) => {
        const found = compareInputs([from, to])
        let document = from
        for (const { path, values } of found) {
          // An entry that is replaced as a whole must not merge with what was there.
          document = applyPatch(document, setting(path, null))
          document = applyPatch(document, setting(path, values[1] ?? null))
        }
        expect(diffPatch(document, to)).toEqual({})
        expect(diffPatch(to, document)).toEqual({})
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  it('takes a bare number for an entry with that value, and tells annotations apart', () => {
    const bare = { sites: { s: { capacity: 1000 } }, title: 'one' }
    const full = { sites: { s: { capacity: { value: 900, unit: 'wt/yr', source: 'me' } } }, title: 'two' }
    expect(compareInputs([bare, full])).toEqual([
      { path: ['sites', 's', 'capacity', 'value'], annotation: false, values: [1000, 900] },
      { path: ['sites', 's', 'capacity', 'source'], annotation: true, values: [null, 'me'] },
      { path: ['title'], annotation: true, values: ['one', 'two'] },
    ])
  })

  it('tells a unit in which the number means another tonnage, and no other', () => {
    const of = (unit: string) => ({ sites: { s: { capacity: { value: 900, unit } } } })
    const bare = { sites: { s: { capacity: 900 } } }
    expect(compareInputs([bare, of('wt/yr'), of('万吨/年')])).toEqual([])
    expect(compareInputs([bare, of('kt/yr')])).toEqual([
      { path: ['sites', 's', 'capacity', 'unit'], annotation: false, values: [null, 'kt/yr'] },
    ])
  })

  it('keeps an entry that is missing in one document whole', () => {
    const two = { sites: { s: { capacity: 1 }, t: { capacity: 2 } } }
    expect(compareInputs([two, { sites: { s: { capacity: 1 } } }])).toEqual([
      { path: ['sites', 't'], annotation: false, values: [{ capacity: 2 }, null] },
    ])
  })

  it('finds nothing between equal documents, whatever the order of their keys', () => {
    expect(
      compareInputs([
        { a: 1, b: { c: [1] } },
        { b: { c: [1] }, a: 1 },
      ]),
    ).toEqual([])
  })
})

describe('comparing results', () => {
  it('gives differences to the first run, and none where a run has no answer', () => {
    const { indicators, transfers } = compareRuns([run({}, 5, 10), run({}, 7.5, null), run({}, null, null)])
    expect(indicators).toEqual([
      {
        year: 2025,
        region: 'city',
        id: 'cost',
        unit: 'km',
        values: [5, 7.5, null],
        differences: [2.5, null],
      },
    ])
    expect(transfers).toEqual([
      {
        year: 2025,
        site: 's',
        fromRegion: 'r',
        toRegion: 'q',
        values: [10, 0, null],
        differences: [-10, null],
      },
    ])
  })

  it('has no binary noise in its differences', () => {
    const [row] = compareRuns([run({}, 0.1, null), run({}, 0.3, null)]).indicators
    expect(row?.differences).toEqual([0.2])
  })
})
