/** Numbers of a document with where they come from. */
import type { Status } from '../../src/scenario/types.ts'
import type { Parameter, PlanFigure } from './tables.ts'

/** One number of a document; keys in the order in which they are written. */
export interface Annotated {
  readonly value: number | string | Readonly<Record<string, number>>
  readonly unit?: string
  readonly status: Status
  readonly source?: string
  readonly clause?: string
  readonly low?: number
  readonly high?: number
  readonly note?: string
}

/** Write a figure of the plan; without a unit for counts and shares. */
export function published(figure: PlanFigure, unit?: string): Annotated {
  return {
    value: figure.value,
    ...(unit === undefined ? {} : { unit }),
    status: 'published',
    source: 'plan',
    clause: figure.clause,
  }
}

/** Write a number of data/parameters.csv; a range of no width and an empty note are left out. */
export function fromParameter(parameter: Parameter, unit?: string): Annotated {
  const { value, low, high, source, note } = parameter
  return {
    value,
    ...(unit === undefined ? {} : { unit }),
    status: readStatus(parameter.status),
    ...(source === '' ? {} : { source }),
    ...(low === high ? {} : { low, high }),
    ...(note === '' ? {} : { note }),
  }
}

/** Write a number the calibration derives. */
export function derived(
  value: number,
  unit: string,
  rest: Pick<Annotated, 'source' | 'low' | 'high' | 'note'>,
): Annotated {
  const { source = 'calibration', ...range } = rest
  return { value, unit, status: 'derived', source, ...range }
}

function readStatus(status: string): Status {
  switch (status) {
    case 'published':
    case 'sourced':
    case 'derived':
    case 'assumed':
      return status
    default:
      throw new RangeError(`No status ${status}`)
  }
}
