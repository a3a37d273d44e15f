/** All scenarios that are built from data/, by file name. */
import { calibrate } from './capacities.ts'
import { buildChongqing2025 } from './chongqing-2025.ts'
import { buildChongqing2035 } from './chongqing-2035.ts'
import { buildPlan2025 } from './plan-2025.ts'
import type { Tables } from './tables.ts'
import { buildVariants } from './variants.ts'

/** Build the text of every generated scenario. */
export function buildScenarios(tables: Tables): ReadonlyMap<string, string> {
  const calibration = calibrate(tables)
  return new Map([
    ['plan-2025.yaml', buildPlan2025(tables, calibration)],
    ['chongqing-2025.yaml', buildChongqing2025(tables, calibration)],
    ['chongqing-2035.yaml', buildChongqing2035(tables, calibration)],
    ...buildVariants(tables, calibration),
  ])
}
