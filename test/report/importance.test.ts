import { describe, expect, it } from 'vitest'
import { mostImportant } from '../../src/report/importance.ts'
import { runScenario } from '../../src/report/run.ts'
import type { Finding } from '../../src/report/types.ts'
import { readShipped } from '../scenarios/shipped.ts'

const finding = (code: string, severity: Finding['severity'], quantity: number): Finding => ({
  code,
  severity,
  parameters: { quantity },
})

describe('the findings on a screen', () => {
  it('are the gravest, and of the same weight first one of every kind, then the larger', () => {
    const all = [
      finding('transfer', 'note', 5),
      finding('transfer', 'note', 9),
      finding('exporters-full', 'note', 1),
      finding('balanced', 'good', 100),
      finding('shortage', 'serious', 2),
      finding('bottleneck', 'warning', 2),
    ]
    expect(mostImportant(all, 4).map(({ code, parameters }) => `${code} ${parameters.quantity}`)).toEqual([
      'shortage 2',
      'bottleneck 2',
      'transfer 5',
      'exporters-full 1',
    ])
    expect(mostImportant(all)).toHaveLength(6)
  })

  it('are at most seven, all from the report, and none graver is left out', async () => {
    const { findings } = await runScenario(readShipped('chongqing-2035.yaml'))
    const shown = mostImportant(findings)
    expect(shown.length).toBeLessThanOrEqual(7)
    expect(shown.every((each) => findings.includes(each))).toBe(true)
    const left = findings.filter((each) => !shown.includes(each))
    const order = ['serious', 'warning', 'note', 'good']
    const gravestLeft = Math.min(...left.map(({ severity }) => order.indexOf(severity)))
    expect(Math.max(...shown.map(({ severity }) => order.indexOf(severity)))).toBeLessThanOrEqual(gravestLeft)
  })
})
