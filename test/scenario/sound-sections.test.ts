import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/json.ts'
import { checkDocument } from '../../src/scenario/check.ts'
import { readScenario } from '../../src/scenario/parse.ts'
import { applyPatch } from '../../src/scenario/patch.ts'

function plan(): JsonObject {
  const file = 'plan-2025.yaml'
  const text = readFileSync(new URL(`../../scenarios/${file}`, import.meta.url), 'utf8')
  const checked = readScenario(text, { file })
  if (!checked.ok) throw new Error('the shipped plan is refused')
  return checked.value.document
}

const deep = (levels: number): JsonObject => (levels === 0 ? {} : { in: deep(levels - 1) })

const PATCHES: Readonly<Record<string, JsonObject>> = {
  'another demand': { markets: { core: { demand: 14000 } } },
  'a text for a demand': { markets: { core: { demand: { value: [] } } } },
  'a key that is none': { sites: { 'fengdu-baoluan': { colour: 'red' } } },
  'an id that is no slug': { sites: { 'Fengdu Baoluan': { tier: 'zone' } } },
  'a region that is gone': { regions: { core: null } },
  'years instead of a collection': { modes: 2025 },
  'nesting that goes on and on': { regions: { core: deep(80) } },
  'an unknown key of the document': { sitez: {} },
}

it.each(Object.keys(PATCHES))(
  'finds as much wrong with %s where the rest is known to be sound as where nothing is',
  (name) => {
    const document = plan()
    expect(checkDocument(document).ok).toBe(true)
    const patched = applyPatch(document, PATCHES[name] ?? {})
    const afresh = checkDocument(structuredClone(patched))
    for (let time = 0; time < 2; time++) expect(checkDocument(patched).issues).toEqual(afresh.issues)
    expect(afresh.ok).toBe(name === 'another demand')
    // What was refused is not taken for sound by a document that shares it.
    const renamed = applyPatch(patched, { id: 'another' })
    expect(checkDocument(renamed).issues).toEqual(checkDocument(structuredClone(renamed)).issues)
  },
)

it('does not take a section for another one of the same form', () => {
  const document = plan()
  expect(checkDocument(document).ok).toBe(true)
  const swapped = { ...document, markets: document.sites ?? null }
  expect(checkDocument(swapped).issues).toEqual(checkDocument(structuredClone(swapped)).issues)
  expect(checkDocument(swapped).ok).toBe(false)
})
