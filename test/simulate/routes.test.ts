import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at } from '../../src/lists.ts'
import { columnsOfRoutes, decompose, yardMoves } from '../../src/simulate/routes.ts'
import { drafts, scenarioOf } from '../support/documents.ts'
import { allocateFirst, close } from '../support/solving.ts'

describe('routes', () => {
  it('start at a site, follow joined arcs of one origin group and end at a market', async () => {
    await fc.assert(
      fc.asyncProperty(drafts(), async (draft) => {
        const { routes, formulation } = await allocateFirst(scenarioOf(draft))
        const { nodes, arcs } = formulation.network
        for (const route of routes) {
          const path = route.arcs.map((arc) => at(arcs, arc))
          expect(at(nodes, at(path, 0).from)).toMatchObject({ kind: 'site', site: route.site })
          expect(at(nodes, at(path, path.length - 1).to)).toMatchObject({
            kind: 'market',
            market: route.market,
          })
          path.slice(1).forEach((arc, i) => {
            expect(arc.from).toBe(at(path, i).to)
            expect(arc.group.id).toBe(at(path, i).group.id)
          })
          expect(route.quantity).toBeGreaterThan(0)
        }
      }),
      { seed: 21, numRuns: 40 },
    )
  })

  it('add up to the columns they were made of, and those come apart into the same routes', async () => {
    await fc.assert(
      fc.asyncProperty(drafts(), async (draft) => {
        const { routes, formulation, x } = await allocateFirst(scenarioOf(draft))
        const { network, columns, program } = formulation
        const again = decompose(network, columns, x)
        expect(again.map(({ arcs }) => arcs)).toEqual(routes.map(({ arcs }) => arcs))
        again.forEach(({ quantity }, i) => {
          expect(close(quantity, at(routes, i).quantity, 1e-9)).toBe(true)
        })
        const moves = yardMoves(columns, x)
        const rebuilt = columnsOfRoutes(network, columns, program.columnKeys.length, again, moves)
        rebuilt.forEach((value, column) => {
          expect(close(value, at(x, column), 1e-9)).toBe(true)
        })
      }),
      { seed: 22, numRuns: 40 },
    )
  })
})
