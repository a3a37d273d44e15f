/** All scenarios that are built from data/, by file name. */
import { calibrate } from './capacities.ts'
import { buildChongqing2025 } from './chongqing-2025.ts'
import { buildPlan2025 } from './plan-2025.ts'
import type { Tables } from './tables.ts'

/** Build the text of every generated scenario. */
export function buildScenarios(tables: Tables): ReadonlyMap<string, string> {
  const calibration = calibrate(tables)
  return new Map([
    ['plan-2025.yaml', buildPlan2025(tables, calibration)],
    ['chongqing-2025.yaml', buildChongqing2025(tables, calibration)],
  ])
}
