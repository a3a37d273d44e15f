/** Steps per wt of the quantity grid. */
const STEPS = 1000
/** How far from the grid a floating engine may end up at a point that lies on it. */
const NEAR = 1e-8

/**
 * Put every value that is a floating engine's rounding away from the quantity grid back on it, in place, and
 * every negative rounding to 0. Vertices of networks lie on the grid; values that do not are left alone.
 */
export function snapToGrid(x: Float64Array): Float64Array {
  for (let j = 0; j < x.length; j++) {
    const value = x[j] ?? 0
    const nearest = Math.round(value * STEPS) / STEPS
    if (Math.abs(value - nearest) <= NEAR) x[j] = nearest === 0 ? 0 : nearest
  }
  return x
}
