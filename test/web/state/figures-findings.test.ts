import { describe, expect, it } from 'vitest'
import { explainFigure } from '../../../web/state/figures.ts'
import { findingFigures } from '../../../web/state/figures-findings.ts'
import { runShipped } from '../support/fixtures.ts'

const NUMBERLESS = [
  'target-not-computable',
  'river-closed',
  'below-scale',
  'conflict',
  'unsolved',
  'uncertified',
]

describe('the figures of findings', () => {
  it('are all known, and every finding that states a balance, a target or a warning has some', async () => {
    const codes = new Set<string>()
    for (const id of ['plan-2025-core-capacity', 'plan-2025', 'plan-2025-demand-plus-10', 'chongqing-2035']) {
      const { scenario, result } = await runShipped(id)
      for (const finding of result.findings) {
        const figures = findingFigures(finding)
        const isSaid = figures.length > 0 || NUMBERLESS.includes(finding.code)
        expect([id, finding.code, isSaid]).toEqual([id, finding.code, true])
        codes.add(finding.code)
        for (const figure of figures) {
          const facts = explainFigure(figure, { scenario, result, start: null, year: 0 })
          expect([finding.code, figure, facts !== null]).toEqual([finding.code, figure, true])
        }
      }
    }
    for (const code of ['shortage', 'transfer', 'bottleneck', 'early-warning'])
      expect([code, codes.has(code)]).toEqual([code, true])
  })

  it('of a shortage are what is short, in the city and in each region', async () => {
    const { result } = await runShipped('plan-2025-demand-plus-10')
    const shortage = result.findings.find(({ code }) => code === 'shortage')
    if (shortage === undefined) throw new Error('nothing is short')
    const figures = findingFigures(shortage)
    expect(figures[0]).toEqual({ id: 'unmet', place: 'city', year: 2025 })
    expect(new Set(figures.map(({ id }) => id))).toEqual(new Set(['unmet']))
  })
})
