/** What the page has instead of the shipped files is the same, to the order of their keys. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readFile, shippedDocument } from '../../../scripts/scenario-plugin.ts'
import { applyPatch, checkDocument } from '../../../src/index.ts'

const FOLDER = fileURLToPath(new URL('../../../scenarios/', import.meta.url))
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))

describe('the scenarios of the page', () => {
  it.each(files)('give %s again', (name) => {
    const { value, chain } = readFile(`${FOLDER}${name}`)
    const { baseline, patch } = shippedDocument(value, chain)
    const base = chain.length === 1 ? {} : readFile(`${FOLDER}${baseline}.yaml`).value.document
    const checked = checkDocument(applyPatch(base, patch))
    expect(checked.ok && JSON.stringify(checked.value.document)).toBe(JSON.stringify(value.document))
    expect(checked.ok && checked.value).toEqual(value)
  })
})
