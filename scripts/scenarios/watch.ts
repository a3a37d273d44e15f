/** What is watched: the targets of 专栏2 and the thresholds of early warning. */
import { type Annotated, fromParameter, published } from './annotated.ts'
import type { Entries } from './common.ts'
import { PLAN_YEAR } from './course-of-demand.ts'
import type { Tables } from './tables.ts'

const OTHER_MINERALS = {
  zh: '统计对象为全部非油气矿种的矿山，仅凭砂石矿山无法判定。',
  en: 'Counts the mines of all minerals but oil and gas; aggregates alone cannot decide it.',
}

/** Write the targets of the plan that speak of quarry limestone, and those that count it among other minerals. */
export function targets(tables: Tables): Entries {
  return {
    'ore-extracted': {
      name: { zh: '建筑石料用灰岩年开采总量', en: 'Quarry limestone extracted a year' },
      indicator: 'ore-extracted',
      year: PLAN_YEAR,
      limit: published(tables.figure('oreLimit'), 'wt/yr'),
      sense: 'at-most',
      kind: 'expected',
      note: {
        zh: '按矿石量（产量÷回采率）计；机制砂石以外的用途未计入。',
        en: 'Ore: output ÷ recovery. Uses of the stone other than aggregates are not counted.',
      },
    },
    'mine-count': {
      name: { zh: '非油气矿山数量', en: 'Mines other than oil and gas' },
      year: PLAN_YEAR,
      limit: published(tables.figure('mineCount')),
      sense: 'at-most',
      kind: 'expected',
      computable: false,
      note: OTHER_MINERALS,
    },
    'large-medium-share': {
      name: { zh: '非油气大中型矿山比例', en: 'Large and medium mines other than oil and gas' },
      year: PLAN_YEAR,
      limit: published(tables.figure('largeMediumShare')),
      sense: 'at-least',
      kind: 'binding',
      computable: false,
      note: OTHER_MINERALS,
    },
  }
}

const assumed = (value: number, low: number, high: number, note: string, unit?: string): Annotated => ({
  value,
  ...(unit === undefined ? {} : { unit }),
  status: 'assumed',
  low,
  high,
  note,
})

/** Write the thresholds of early warning, mild to severe. */
export function earlyWarning(tables: Tables): Entries {
  return {
    shortage: {
      indicator: 'unmet',
      region: 'city',
      sense: 'at-most',
      levels: {
        orange: assumed(0, 0, 50, 'any shortage', 'wt/yr'),
        red: assumed(200, 100, 600, 'about 1 % of demand', 'wt/yr'),
      },
    },
    'reserve-margin': {
      indicator: 'reserve-margin',
      region: 'city',
      sense: 'at-least',
      levels: {
        blue: assumed(0.3, 0.2, 0.4, 'the plan has 0.52 in 2025'),
        yellow: assumed(0.2, 0.15, 0.3, 'capacity in service over demand'),
        orange: assumed(0.1, 0.05, 0.15, 'capacity in service over demand'),
        red: assumed(0, -0.05, 0.05, 'less capacity than demand'),
      },
    },
    utilisation: {
      indicator: 'utilisation',
      sense: 'at-most',
      levels: {
        yellow: assumed(0.9, 0.85, 0.95, 'the plan implies 0.66 for the city, 0.70 for the core in 2025'),
        orange: assumed(0.97, 0.95, 1, 'hardly anything is left to fall back on'),
      },
    },
    landbank: {
      indicator: 'landbank',
      sense: 'at-least',
      levels: {
        yellow: fromParameter(tables.parameter('landbankWarning'), 'yr'),
        orange: assumed(7, 5, 9, 'a new right takes years from survey to first output', 'yr'),
        red: assumed(4, 3, 5, 'less than approval and building of a quarry take', 'yr'),
      },
    },
    'core-imports': {
      indicator: 'import-dependence',
      region: 'core',
      sense: 'at-most',
      levels: {
        yellow: assumed(0.35, 0.31, 0.4, 'the plan has 0.31 in 2025'),
        orange: assumed(0.45, 0.4, 0.5, 'nearly half from other regions'),
      },
    },
    concentration: {
      indicator: 'hhi',
      region: 'core',
      sense: 'at-most',
      levels: {
        blue: fromParameter(tables.parameter('hhiModerate')),
        yellow: fromParameter(tables.parameter('hhiHigh')),
      },
    },
  }
}
