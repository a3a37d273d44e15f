import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PRESET_TEXTS } from '../../src/messages/presets.ts'
import { scenarioJsonSchema } from '../../src/scenario/schema.ts'
import { GOALS, PRESETS, TIERS } from '../../src/scenario/types.ts'

describe('the JSON Schema', () => {
  test('the committed file is the present schema (run scripts/write-schema.ts)', () => {
    const file = new URL('../../scenarios/scenario.schema.json', import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
  })

  test('it lists every choice and refuses keys it does not know', () => {
    const text = JSON.stringify(scenarioJsonSchema())
    for (const word of [...TIERS, ...GOALS, ...PRESETS]) expect(text).toContain(`"${word}"`)
    expect(text).toContain('"additionalProperties":false')
    expect(text).toContain('"$schema":"https://json-schema.org/draft/2020-12/schema"')
  })
})

test('every preset has a name and a one-line explanation in both languages', () => {
  for (const preset of PRESETS) {
    const { name, explanation } = PRESET_TEXTS[preset]
    for (const text of [name.zh, explanation.zh]) expect(text).toMatch(/\p{Script=Han}/u)
    for (const text of [name.en, explanation.en]) expect(text).toMatch(/^[A-Z][^\n\p{Script=Han}]+$/u)
  }
})
