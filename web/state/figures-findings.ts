/** The figures that a finding speaks of, so that its sentence leads to their sources. */
import { type Finding, isJsonObject, type JsonObject, type JsonValue } from '../../src/index.ts'
import type { Figure } from './figure-types.ts'

/** List the figures of a finding, in the order of its sentence; none where it states no number that can be asked about. */
export function findingFigures({ code, parameters }: Finding): Figure[] {
  const { year } = parameters
  if (typeof year !== 'number') return []
  const figures = code.startsWith('target-')
    ? watched('target-limit', idOf(parameters), parameters)
    : code === 'early-warning'
      ? watched('warning-threshold', `${idOf(parameters)}>${String(parameters.level)}`, parameters)
      : balanceFigures(code, parameters)
  return figures.map((figure) => ({ ...figure, year }))
}

type Parameters = Finding['parameters']

const CITY_UNMET: Figure = { id: 'unmet', place: 'city' }

function balanceFigures(code: string, parameters: Parameters): Figure[] {
  const { regions, markets, limits, sites } = parameters
  switch (code) {
    case 'balanced':
    case 'no-slack':
      return ['demand', 'output'].map((id) => ({ id, place: 'city' }))
    case 'shortage':
      return [CITY_UNMET, ...listOf(regions).map((one) => ({ id: 'unmet', place: idOf(one) }))]
    case 'bottleneck':
      return [
        CITY_UNMET,
        ...listOf(markets).map((one) => ({ id: 'market-demand', place: idOf(one) })),
        ...listOf(limits).flatMap(limitFigure),
      ]
    case 'idle-capacity':
      return [
        CITY_UNMET,
        ...listOf(regions).flatMap((one) => ['capacity', 'output'].map((id) => ({ id, place: idOf(one) }))),
      ]
    case 'transfer': {
      const place = idOf(parameters)
      const senders = listOf(sites).map((one) => ({ id: 'sent', place: `${idOf(one)}>${place}` }))
      return [{ id: 'imports', place }, ...senders]
    }
    case 'exporters-full':
      return listOf(sites).map((one) => ({ id: 'site-capacity', place: idOf(one) }))
    default:
      return []
  }
}

/** A limit that the scenario gives as a number; rules and throughput have none that a result shows. */
function limitFigure(limit: JsonObject): Figure[] {
  if (limit.kind === 'regional-output') return [{ id: 'projected-output', place: idOf(limit) }]
  return limit.kind === 'capacity' ? [{ id: 'site-capacity', place: idOf(limit) }] : []
}

/** The indicator that is watched and the number it is held to, in the unit of the indicator. */
function watched(id: string, place: string, { indicator, region, unit }: Parameters): Figure[] {
  const held: Figure = { id, place, by: typeof unit === 'string' ? unit : '' }
  return typeof indicator === 'string' && typeof region === 'string'
    ? [{ id: indicator, place: region }, held]
    : [held]
}

const listOf = (value: JsonValue | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : []

const idOf = ({ id }: Readonly<Record<string, JsonValue>>): string => (typeof id === 'string' ? id : '')
