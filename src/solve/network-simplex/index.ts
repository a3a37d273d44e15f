/** Minimum-cost flow by the primal network simplex method, in exact integers, on typed arrays. */
export { solveLexicographic } from './lexicographic.ts'
export { resolveFlow, solveFlow } from './solve.ts'
export type * from './types.ts'
