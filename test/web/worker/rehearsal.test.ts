import { expect, it } from 'vitest'
import { runScenario, Session } from '../../../src/index.ts'
import { rehearse } from '../../../web/worker/rehearsal.ts'
import { readShipped } from '../support/fixtures.ts'

it('leaves the result of the next run what it is without a rehearsal', async () => {
  const scenario = readShipped('plan-2025')
  const session = new Session()
  expect(await rehearse(scenario, session, () => true)).toBeGreaterThan(1)
  const after = await runScenario(scenario, { warm: session })
  const cold = await runScenario(scenario)
  expect({ ...after, certificate: null }).toEqual({ ...cold, certificate: null })
  expect(after.certificate.ok).toBe(true)
})

it('stops for what is asked for', async () => {
  let left = 3
  const made = await rehearse(readShipped('plan-2025'), new Session(), () => left-- > 0)
  expect(made).toBe(3)
})

it('makes no run over many years', async () => {
  expect(await rehearse(readShipped('chongqing-2035'), new Session(), () => true)).toBe(0)
})
