import { describe, it } from 'vitest'
import { writeLp } from '../../src/program/text.ts'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { readShipped, shippedFiles } from '../scenarios/shipped.ts'
import { expectGolden } from '../support/golden.ts'
import { allocateFirst, lastGoal } from '../support/solving.ts'

const files = shippedFiles().filter((file) => file.startsWith('plan-2025'))

/** A result without the document it repeats, the version, and what an engine may choose: residuals and duals. */
function lasting(result: ResultFile): string {
  const { scenario, shashi: _, certificate, ...rest } = result
  const { document: __, ...about } = scenario
  const stages = certificate.stages.map(({ year, goal, value }) => ({ year, goal, value }))
  const kept = { scenario: about, ...rest, certificate: { ok: certificate.ok, stages } }
  const rows = Object.entries(kept).map(([key, value]) => {
    const text = Array.isArray(value) && value.length > 0
      ? `[\n${value.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`
      : JSON.stringify(value)
    return `  ${JSON.stringify(key)}: ${text}`
  })
  return `{\n${rows.join(',\n')}\n}\n`
}

describe('shipped plan scenarios', () => {
  for (const file of files) {
    const name = file.replace('.yaml', '')

    it(`${name} has the program it had`, async () => {
      const { formulation, claims } = await allocateFirst(readShipped(file))
      const { earlier } = lastGoal(formulation.program, claims)
      expectGolden(`${name}.lp`, writeLp(formulation.program, earlier))
    })

    it(`${name} has the result it had`, async () => {
      expectGolden(`${name}.result.json`, lasting(await runScenario(readShipped(file))))
    })
  }
})
