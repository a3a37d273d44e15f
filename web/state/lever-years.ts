/** The levers of a scenario over years: its parameters, late approvals, foresight and discount. */
import { FORESIGHTS, type Scenario } from '../../src/index.ts'
import { choiceLever, numberLever } from './lever-parts.ts'
import type { Lever, LeverGroup, NumberLever, UnitKey } from './lever-types.ts'

/** What is known of the parameters of shipped scenarios; the catalogue of texts has their names. */
const KNOWN: Readonly<Record<string, { readonly group: LeverGroup; readonly unit: UnitKey }>> = {
  demandTrendTo2025: { group: 'demand', unit: 'sharePerYear' },
  demandTrendCore: { group: 'demand', unit: 'sharePerYear' },
  demandTrendNortheast: { group: 'demand', unit: 'sharePerYear' },
  demandTrendSoutheast: { group: 'demand', unit: 'sharePerYear' },
  coreGap2021: { group: 'supply', unit: 'wtPerYear' },
  recycledShareNow: { group: 'supply', unit: 'share' },
  recycledShare2035: { group: 'supply', unit: 'share' },
}

const UNKNOWN = { group: 'uncertainty', unit: 'number' } as const

/** A lever for each parameter; that of a scenario of the user's own bears its id. */
export function parameterLevers({ parameters }: Scenario): NumberLever[] {
  return Object.entries(parameters).map(([id, quantity]) => {
    const { group, unit } = (Object.hasOwn(KNOWN, id) ? KNOWN[id] : null) ?? UNKNOWN
    return numberLever(group, ['parameters', id], NOBODY, 'parameter', quantity, { unit })
  })
}

/** Levers of what only years have: none where the scenario has one. */
export function courseLevers(loaded: Scenario): Lever[] {
  if (loaded.years.length < 2) return []
  const { approvalDelay, discountRate, foresight, projects } = loaded
  return [
    ...(projects.length === 0
      ? []
      : [numberLever('supply', ['approvalDelay'], NOBODY, 'approvalDelay', approvalDelay)]),
    choiceLever('policy', ['foresight'], null, 'foresight', foresight, FORESIGHTS),
    numberLever('policy', ['discountRate'], NOBODY, 'discountRate', discountRate),
  ]
}

const NOBODY = { name: null, region: null } as const
