/** Golden files: what came out once and was looked at. `UPDATE_GOLDEN=1` writes them anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

const folder = new URL('../golden/', import.meta.url)

/** Expect a text to be that of a golden file. */
export function expectGolden(file: string, text: string): void {
  const url = new URL(file, folder)
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(url, text)
  expect(existsSync(url), `${file} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true)
  expect(text).toBe(readFileSync(url, 'utf8'))
}
