/** Find the number a checked scenario holds at a path of its document. */
import type { Provenance, Quantity, Scenario, Yearly } from '../../src/index.ts'
import type { Path } from './document.ts'

export interface HeldNumber {
  /** Value of the first year, or of all. */
  readonly first: number
  readonly provenance: Provenance
}

/** The number at a path; `null` where the scenario has none there, or it is no lever's. */
export function numberIn(scenario: Scenario, [collection, id = '', ...rest]: Path): HeldNumber | null {
  const found = find(scenario, collection ?? '', id, rest)
  if (found === null || found === undefined) return null
  const first = 'value' in found ? found.value : found.byYear[0]
  return first === undefined ? null : { first, provenance: found.provenance }
}

function find(
  scenario: Scenario,
  collection: string,
  id: string,
  rest: Path,
): Yearly | Quantity | null | undefined {
  const named = <Thing extends { readonly id: string }>(things: readonly Thing[]) =>
    things.find((thing) => thing.id === id)
  switch (collection) {
    case 'markets':
      return rest[0] === 'demand' ? named(scenario.markets)?.demand : null
    case 'sites':
      return rest[0] === 'capacity' ? named(scenario.sites)?.ownCapacity : null
    case 'regions':
      return rest[0] === 'projectedOutput' ? named(scenario.regions)?.projectedOutput : null
    case 'terminals':
      return rest[0] === 'throughput' ? named(scenario.terminals)?.throughput : null
    case 'waterways':
      return named(scenario.waterways)?.stretches.find((stretch) => stretch.id === rest[1])?.open
    case 'parameters':
      return Object.hasOwn(scenario.parameters, id) ? scenario.parameters[id] : null
    case 'approvalDelay':
      return scenario.approvalDelay
    case 'discountRate':
      return scenario.discountRate
    case 'modes':
      return ofMode(named(scenario.modes), rest)
    default:
      return null
  }
}

function ofMode(
  mode: Scenario['modes'][number] | undefined,
  [field, inner]: Path,
): Yearly | Quantity | null | undefined {
  switch (field) {
    case 'bands':
      return mode?.bands.find((band) => band.id === inner)?.rate
    case 'handling':
      return inner === 'load' ? mode?.handling.load : mode?.handling.unload
    case 'fixed':
      return mode?.fixed
    case 'emissionFactor':
      return mode?.emissionFactor
    case 'circuity':
      return mode?.circuity
    case 'upstreamFactor':
      return mode?.upstreamFactor
    default:
      return null
  }
}
