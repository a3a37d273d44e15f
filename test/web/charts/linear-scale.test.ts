import { scaleLinear } from 'd3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linearScale } from '../../../web/charts/linear-scale.ts'

it('a linear scale places values and ticks as that of d3 does', () => {
  const size = fc.double({ min: 1, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(
      size,
      size,
      fc.double({ min: -1, max: 2, noNaN: true }),
      fc.integer({ min: 2, max: 9 }),
      (most, width, part, count) => {
        const own = linearScale([0, most], [10, 10 + width])
        const theirs = scaleLinear([0, most], [10, 10 + width])
        expect(own(most * part)).toBe(theirs(most * part))
        expect(own.ticks(count)).toEqual(theirs.ticks(count))
      },
    ),
  )
})
