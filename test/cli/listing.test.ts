import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { shippedIds } from '../../src/cli/scenario-store.ts'
import { INDICATORS, SOLVED_INDICATORS, VERSION } from '../../src/index.ts'
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

it('explains every indicator with unit, formula and source in either language', async () => {
  const [chinese, english] = [await shashi(['indicators', '--lang', 'zh']), await shashi(['indicators'])]
  for (const { id, formula } of [...INDICATORS, ...SOLVED_INDICATORS]) {
    for (const { out } of [chinese, english]) {
      expect(out).toMatch(new RegExp(`^${id}  \\S`, 'm'))
      expect(out).toContain(`  = ${formula}`)
    }
  }
  expect(english.out).toContain('Source: landbank of the UK National Planning Policy Framework')
  expect(chinese.out).toContain('出处：')
  expect(english.status).toBe(0)
})

it('prints the committed JSON Schema', async () => {
  const { out } = await shashi(['schema'])
  const committed = readFileSync(join(ROOT, 'scenarios/scenario.schema.json'), 'utf8')
  expect(JSON.parse(out)).toEqual(JSON.parse(committed))
})

it('bears the version of the package', () => {
  expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version).toBe(VERSION)
})
