/** What it costs and emits to carry a tonne over a distance. */

import type { Mode } from '../scenario/types.ts'
import { roundEmission, roundUnitCost } from '../units.ts'

/** Which costs of a mode apply on an arc. */
export interface Passage {
  /** km. */
  readonly distance: number
  /** Against the current of a waterway. */
  readonly upstream: boolean
  /** Loaded onto and unloaded from this mode at terminals. */
  readonly handled: boolean
}

/**
 * Freight and handling, yuan/t, on the grid:
 * `fixed + upstream factor · Σ rate · km in band + load + unload`.
 */
export function unitCost(mode: Mode, yearIndex: number, passage: Passage): number {
  let freight = 0
  let done = 0
  for (const band of mode.bands) {
    const end = Math.min(passage.distance, band.upTo ?? Number.POSITIVE_INFINITY)
    if (end <= done) break
    freight += (band.rate.byYear[yearIndex] ?? 0) * (end - done)
    done = end
  }
  const factor = passage.upstream ? mode.upstreamFactor.value : 1
  const handling = passage.handled
    ? (mode.handling.load.byYear[yearIndex] ?? 0) + (mode.handling.unload.byYear[yearIndex] ?? 0)
    : 0
  return roundUnitCost((mode.fixed.byYear[yearIndex] ?? 0) + factor * freight + handling)
}

/** Emissions, g CO2e/t, on the grid: emission factor · distance. */
export function unitEmissions(mode: Mode, yearIndex: number, passage: Passage): number {
  return roundEmission((mode.emissionFactor.byYear[yearIndex] ?? 0) * passage.distance)
}
