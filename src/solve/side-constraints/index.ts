/** Minimum-cost flow with side rows by the simplex method, on a spanning tree and a small working basis. */
export { type SideOptions, SideSolver } from './solve.ts'
export { AT_LOWER, AT_UPPER, BASIC, FIXED } from './state.ts'
export type * from './types.ts'
