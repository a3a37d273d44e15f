/** Published figures and outturns of data/outturn.csv, read into what a simulation is compared with. */
import { csvParse } from 'd3'
import type { Measure, Observation } from '../../src/analyse/backcast.ts'
import { TIERS } from '../../src/scenario/types.ts'

/** An observation with what a reader wants to know of it. */
export interface Published extends Observation {
  readonly name: { readonly zh: string; readonly en: string }
  /** Region id, `city`, or empty. */
  readonly region: string
  /** A to D, M or X, as data/README.md explains; empty where nothing is published. */
  readonly grade: string
  readonly source: string
  readonly note: { readonly zh: string; readonly en: string }
}

type Row = Readonly<Record<string, string | undefined>>

/** Read the text of data/outturn.csv. Throw on an unknown measure. */
export function readObservations(text: string): readonly Published[] {
  return csvParse(text).map((row: Row) => ({
    id: row.id ?? '',
    year: Number(row.year),
    measure: readMeasure(row),
    value: row.value === '' || row.value === undefined ? null : Number(row.value),
    unit: row.unit ?? '',
    name: { zh: row.zh ?? '', en: row.en ?? '' },
    region: row.region ?? '',
    grade: row.grade ?? '',
    source: row.source ?? '',
    note: { zh: row.noteZh ?? '', en: row.noteEn ?? '' },
  }))
}

function readMeasure({ measure, of = '', region = '', since }: Row): Measure {
  switch (measure) {
    case 'indicator':
      return { kind: measure, indicator: of, region }
    case 'change':
      return { kind: measure, indicator: of, region, since: Number(since) }
    case 'primary-capacity':
    case 'primary-output':
    case 'recycled-output':
    case 'imports':
      return { kind: measure, region }
    case 'tier-capacity': {
      const tier = TIERS.find((each) => each === of)
      if (tier === undefined) throw new RangeError(`No tier ${of}`)
      return { kind: measure, tier }
    }
    case 'site-capacity':
      return { kind: measure, site: of }
    case 'gate-price':
    case 'none':
      return { kind: measure }
    default:
      throw new RangeError(`No measure ${measure}`)
  }
}
