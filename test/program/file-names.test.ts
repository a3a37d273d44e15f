import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNames, keyOfName, nameOfKey } from '../../src/program/file-names.ts'

describe('names in program files', () => {
  it('read like the keys they stand for', () => {
    expect(nameOfKey('flow/2025/fengdu-baoluan/core/road')).toBe('flow(2025,fengdu_baoluan,core,road)')
  })

  it('are never a word of the LP format, nor start with what reads as a number', () => {
    for (const key of ['free', 'st', 'end', 'inf', 'e12', 'E5/x', '.5', '3x', '']) {
      expect(nameOfKey(key)).toMatch(/^(?:[A-DF-Za-df-z~][^\s()]*)?\([^\s()]*\)$/)
    }
  })

  it('give every key back, whatever it is made of', () => {
    const part = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('-', '_', '~', '.', ',', '(', 'é', '砂', 'e') }),
    )
    const key = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
    fc.assert(
      fc.property(key, (text) => {
        const name = nameOfKey(text)
        expect(name).toMatch(/^[A-Za-z0-9._,~()]+$/)
        expect(keyOfName(name)).toBe(text)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('stay within 255 characters and apart from each other', () => {
    const long = 'x'.repeat(300)
    const names = fileNames([`${long}a`, `${long}b`, 'short'])
    expect(names.every((name) => name.length <= 255)).toBe(true)
    expect(new Set(names).size).toBe(3)
    expect(keyOfName(names[0] ?? '')).toBeNull()
  })
})
