/** Wharves, and the rivers they lie on with their stretches. */
import { type Annotated, fromParameter } from './annotated.ts'
import type { Entries } from './common.ts'
import type { Parameter, RegionId, Tables, Wharf } from './tables.ts'

/** Rivers with the wharf at whose chainage a tributary joins; `null`: at Chaotianmen, chainage 0. */
const RIVERS = {
  yangtze: { name: { zh: '长江', en: 'Yangtze' }, joins: null },
  jialing: { name: { zh: '嘉陵江', en: 'Jialing' }, joins: { waterway: 'yangtze', wharf: null } },
  wu: { name: { zh: '乌江', en: 'Wu' }, joins: { waterway: 'yangtze', wharf: 'fuling-wharf' } },
} as const

/** The wharf at the lock that closes the Wu above it. */
const WU_LOCK = 'baima-wharf'

/** Zero by definition: a datum or a river mouth. */
const DATUM: Annotated = { value: 0, status: 'derived', source: 'waterway-km', note: 'datum of the chainage' }

/** Write the wharves. */
export function terminals(tables: Tables): Entries {
  return Object.fromEntries(
    tables.wharves.map((wharf) => [
      wharf.id,
      {
        name: wharf.name,
        kind: 'wharf',
        region: wharf.district.region,
        location: wharf.location,
        berth: { waterway: wharf.waterway, chainage: fromParameter(wharf.chainage) },
        throughput: fromParameter(wharf.throughput, 'wt/yr'),
      },
    ]),
  )
}

/** Write the rivers; a stretch lies between each two neighbouring wharves, and from the last one to a mouth. */
export function waterways(tables: Tables): Entries {
  return Object.fromEntries(
    Object.entries(RIVERS).map(([id, { name, joins }]) => [
      id,
      {
        name,
        ...(joins === null
          ? {}
          : {
              joins: {
                waterway: joins.waterway,
                at: joins.wharf === null ? DATUM : fromParameter(chainageOf(tables, joins.wharf)),
              },
            }),
        stretches: Object.fromEntries(stretches(tables, id, joins !== null)),
      },
    ]),
  )
}

function stretches(tables: Tables, river: string, hasMouth: boolean): readonly (readonly [string, object])[] {
  const wharves = tables.wharves
    .filter((wharf) => wharf.waterway === river)
    .toSorted((a, b) => a.chainage.value - b.chainage.value)
  const between = wharves.slice(1).map((lower, index) => stretch(tables, river, wharves[index], lower))
  const last = wharves.at(-1)
  return hasMouth && last !== undefined ? [...between, stretch(tables, river, last, null)] : between
}

/** Write the stretch between two wharves; without a lower one it ends at the river's mouth. */
function stretch(
  tables: Tables,
  river: string,
  upper: Wharf | undefined,
  lower: Wharf | null,
): readonly [string, object] {
  if (upper === undefined) throw new RangeError(`A stretch of ${river} has no upper end`)
  const ends = [
    endName(upper),
    lower === null ? { id: 'mouth', zh: '河口', en: 'mouth' } : endName(lower),
  ] as const
  const closed = river === 'wu' && upper.chainage.value < chainageOf(tables, WU_LOCK).value
  return [
    `${river}-${ends[0].id}-${ends[1].id}`,
    {
      name: { zh: `${ends[0].zh}—${ends[1].zh}`, en: `${ends[0].en}–${ends[1].en}` },
      from: fromParameter(upper.chainage),
      to: lower === null ? DATUM : fromParameter(lower.chainage),
      open: closed ? opening(tables.parameter('wuOpenYear')) : OPEN,
    },
  ]
}

/** Patch the stretches of the Yangtze with a wharf of a region at either end: closed in a year. */
export function closedStretches(tables: Tables, region: RegionId, year: number): Entries {
  const wharves = tables.wharves
    .filter((wharf) => wharf.waterway === 'yangtze')
    .toSorted((a, b) => a.chainage.value - b.chainage.value)
  const open = {
    value: { [year - 1]: 1, [year]: 0, [year + 1]: 1 },
    status: 'assumed',
    low: 0,
    high: 1,
    note: `closed in ${year}`,
  }
  return Object.fromEntries(
    wharves.slice(1).flatMap((lower, index) => {
      const upper = wharves[index]
      const touches = [upper, lower].some((wharf) => wharf?.district.region === region)
      return touches ? [[stretch(tables, 'yangtze', upper, lower)[0], { open }] as const] : []
    }),
  )
}

const OPEN: Annotated = { value: 1, status: 'assumed', low: 0, high: 1, note: 'navigable all year' }

/** Closed to the year before, open from the year on. */
function opening({ value, low, high, source, note }: Parameter): Annotated {
  return {
    value: { [value - 1]: 0, [value]: 1 },
    status: 'assumed',
    source,
    low: 0,
    high: 1,
    note: `opens in ${value} (${low}–${high}): ${note}`,
  }
}

function endName(wharf: Wharf): { readonly id: string; readonly zh: string; readonly en: string } {
  return {
    id: wharf.id.replace(/-wharf$/, ''),
    zh: wharf.name.zh.replace(/(?:码头|港)$/, ''),
    en: wharf.name.en.replace(/ wharf$/, ''),
  }
}

function chainageOf(tables: Tables, id: string): Parameter {
  const wharf = tables.wharves.find((each) => each.id === id)
  if (wharf === undefined) throw new RangeError(`No wharf ${id}`)
  return wharf.chainage
}
