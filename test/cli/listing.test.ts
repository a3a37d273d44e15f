import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { shippedIds } from '../../src/cli/scenario-store.ts'
import { VERSION } from '../../src/index.ts'
import { ROOT, shashi } from './support.ts'

it('lists every shipped scenario with its title in either language', async () => {
  const chinese = await shashi(['scenarios', '--lang', 'zh'])
  const english = await shashi(['scenarios'])
  for (const id of shippedIds()) {
    expect(chinese.out).toContain(id)
    expect(english.out).toContain(id)
  }
  expect(chinese.out).toContain('规划情景 2025')
  expect(english.out).toContain('The plan, 2025')
})

it('prints the committed JSON Schema', async () => {
  const { out } = await shashi(['schema'])
  const committed = readFileSync(join(ROOT, 'scenarios/scenario.schema.json'), 'utf8')
  expect(JSON.parse(out)).toEqual(JSON.parse(committed))
})

it('bears the version of the package', () => {
  expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version).toBe(VERSION)
})
