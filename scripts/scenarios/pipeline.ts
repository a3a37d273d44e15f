/** Sites over the years: what is in service in 2021, permits, reserves, and the projects that follow. */
import { type Annotated, derived, fromParameter } from './annotated.ts'
import type { Calibration } from './capacities.ts'
import type { Entries } from './common.ts'
import { FIRST_YEAR, LAST_YEAR, PLAN_YEAR } from './course-of-demand.ts'
import type { Tables, Zone } from './tables.ts'

/** Zones whose next right is published: the part of their 2025 capacity that this right is. */
const REPORTED_RIGHTS: Readonly<Record<string, string>> = { 'yongchuan-honglu': 'hongluOneRight' }
/** The zone whose first right dates from 2023: nothing was in service before. */
const FROM_NOTHING = 'wushan-sanxi'
/** Average right of a zone in the plan, wt/yr: 17,500 in about 160 rights. */
const averageRight = (tables: Tables): number =>
  tables.figure('zoneCapacity').value / tables.figure('zoneMines').value

const round = (value: number): number => Math.round(value * 10) / 10

/** What a zone has in service in 2021 and what joins by 2025, wt/yr; together the calibrated capacity. */
interface Parts {
  readonly before: number
  readonly joining: number
}

function partsOf(tables: Tables, calibration: Calibration, zone: Zone): Parts {
  const total = Number(calibration.zone(zone.id).value)
  const right = REPORTED_RIGHTS[zone.id]
  const before =
    zone.id === FROM_NOTHING
      ? 0
      : right === undefined
        ? round(total * tables.parameter('zoneShare2021').value)
        : round(total - tables.parameter(right).value)
  return { before, joining: round(total - before) }
}

/** Capacity, permit and reserve of a zone before its projects. */
export function zoneStart(tables: Tables, calibration: Calibration, zone: Zone): Entries<Annotated> {
  const { before } = partsOf(tables, calibration, zone)
  const share = tables.parameter('zoneShare2021')
  const total = Number(calibration.zone(zone.id).value)
  const isReported = before === 0 || REPORTED_RIGHTS[zone.id] !== undefined
  const capacity: Annotated = {
    value: before,
    unit: 'wt/yr',
    status: 'assumed',
    low: isReported ? 0 : round(total * share.low),
    high: isReported ? total : round(total * share.high),
    note: isReported
      ? `in service in ${FIRST_YEAR}: the calibrated capacity less the right published since`
      : `in service in ${FIRST_YEAR}: ${share.value * 100} % of the calibrated capacity of ${PLAN_YEAR}`,
  }
  const permit = tables.zoneCourse(zone.id)
  return {
    capacity,
    ...(permit === null
      ? {}
      : { permitEnd: calendarYear(permit.permitEnd, [-3, 6], 'rights not published') }),
    reserve: reserveOf(tables, before, 'reserveYearsZone'),
  }
}

/** Ore in place for some years of full output, wt: capacity × years ÷ recovery. */
export function reserveOf(tables: Tables, capacity: number, years: string): Annotated {
  const { value, low, high, source } = tables.parameter(years)
  const recovery = tables.parameter('recovery').value
  const ore = (duration: number) => round((capacity * duration) / recovery)
  return {
    value: ore(value),
    unit: 'wt',
    status: 'assumed',
    ...(source === '' ? {} : { source }),
    low: ore(low),
    high: ore(high),
    note: `${value} (${low}–${high}) years of full output, ${round(capacity)} wt/yr`,
  }
}

/** A capacity that falls or grows in straight lines through the years, as shares of that of the plan's year. */
export function milestones(tables: Tables, capacity: number, first: string, last: string): Annotated {
  const [from, to] = [tables.parameter(first), tables.parameter(last)]
  return {
    value: {
      [FIRST_YEAR]: round(capacity * from.value),
      [PLAN_YEAR]: capacity,
      [LAST_YEAR]: round(capacity * to.value),
    },
    unit: 'wt/yr',
    status: 'assumed',
    source: from.source,
    low: round(capacity * Math.min(from.low, to.low)),
    high: round(capacity * Math.max(from.high, to.high)),
    note: `${capacity} in ${PLAN_YEAR} from the calibration; ${from.note}`,
  }
}

function calendarYear(value: number, range: readonly [number, number], note: string): Annotated {
  return { value, status: 'assumed', low: value + range[0], high: value + range[1], note }
}

/** Write all projects: zones built out by 2025, rights renewed, and the reported ones. */
export function projects(tables: Tables, calibration: Calibration): Entries {
  const zones = tables.zones.filter(({ id }) => id !== FROM_NOTHING)
  return Object.fromEntries([
    ...zones.map((zone) => [`${zone.id}-2025`, buildOut(tables, calibration, zone)] as const),
    ...sanxi(tables),
    ...zones.map((zone) => [`${zone.id}-renewal`, renewal(tables, calibration, zone)] as const),
  ])
}

/** Write what brings a zone to its calibrated capacity by the plan's year. */
function buildOut(tables: Tables, calibration: Calibration, zone: Zone): object {
  const { joining } = partsOf(tables, calibration, zone)
  const right = REPORTED_RIGHTS[zone.id]
  const approval = tables.zoneCourse(zone.id)?.buildOutApproval ?? null
  const name = { zh: `${zone.name.zh}扩建`, en: `${zone.name.en}: built out` }
  const lead = fromParameter(tables.parameter('buildOutLead'), 'yr')
  const common = { name, kind: 'extended', site: zone.id }
  if (right !== undefined) {
    return {
      ...common,
      capacity: fromParameter(tables.parameter(right), 'wt/yr'),
      approvalYear: { value: 2023, status: 'sourced', source: 'lease-honglu-2023', note: 'August 2023' },
      leadTime: lead,
      reserve: fromParameter(tables.parameter('hongluOneRightReserve'), 'wt'),
    }
  }
  if (approval === null) throw new RangeError(`${zone.id} has no year in data/zone-pipeline.csv`)
  return {
    ...common,
    capacity: derived(joining, 'wt/yr', {
      low: 0,
      high: round(Number(calibration.zone(zone.id).high ?? joining)),
      note: `the calibrated capacity of ${PLAN_YEAR} less that in service in ${FIRST_YEAR}`,
    }),
    quarries: Math.max(1, Math.floor(joining / averageRight(tables))),
    approvalYear: calendarYear(approval, [-1, 3], `such that the plan’s capacity stands in ${PLAN_YEAR}`),
    leadTime: lead,
    rampUp: [tables.parameter('buildOutFirstShare').value],
    reserve: reserveOf(tables, joining, 'reserveYearsZone'),
  }
}

/** Write the renewal of a zone's rights in the year in which they end, with ore added (增划资源). */
function renewal(tables: Tables, calibration: Calibration, zone: Zone): object {
  const course = tables.zoneCourse(zone.id)
  if (course === null) throw new RangeError(`${zone.id} has no permit in data/zone-pipeline.csv`)
  const capacity = Number(calibration.zone(zone.id).value)
  return {
    name: { zh: `${zone.name.zh}采矿权延续`, en: `${zone.name.en}: rights renewed` },
    kind: 'extended',
    site: zone.id,
    capacity: { value: 0, unit: 'wt/yr', status: 'assumed', low: 0, high: capacity, note: 'none is added' },
    approvalYear: calendarYear(course.permitEnd, [-1, 3], 'as the rights end, so that none lapses'),
    permitEnd: fromParameter(tables.parameter('renewedUntil')),
    reserve: reserveOf(tables, capacity, 'reserveYearsRenewal'),
  }
}

/** Write the two phases of Wushan Sanxi. */
function sanxi(tables: Tables): readonly (readonly [string, object])[] {
  const of = (id: string, unit?: string): Annotated => fromParameter(tables.parameter(id), unit)
  const common = { kind: 'extended', site: FROM_NOTHING }
  const right: Annotated = { value: 2023, status: 'sourced', source: 'sanxi-reports', note: 'August 2023' }
  return [
    [
      'wushan-sanxi-phase-1',
      {
        name: { zh: '巫山三溪一期', en: 'Wushan Sanxi, phase 1' },
        ...common,
        capacity: of('sanxiPhaseOne', 'wt/yr'),
        approvalYear: right,
        leadTime: of('buildOutLead', 'yr'),
        reserve: of('sanxiPhaseOneReserve', 'wt'),
      },
    ],
    [
      'wushan-sanxi-phase-2',
      {
        name: { zh: '巫山三溪二期', en: 'Wushan Sanxi, phase 2' },
        ...common,
        capacity: of('sanxiPhaseTwo', 'wt/yr'),
        approvalYear: of('sanxiPhaseTwoApproval'),
        leadTime: of('sanxiPhaseTwoLead', 'yr'),
        rampUp: [tables.parameter('buildOutFirstShare').value],
        reserve: of('sanxiPhaseTwoReserve', 'wt'),
      },
    ],
  ]
}

/** Why reserves are as large as they are. */
export function reserveComment(tables: Tables): string {
  const tiers = { zones: 'Zone', 'backbone mines': 'Backbone', 'small mines': 'Small' }
  return Object.entries(tiers)
    .map(([tier, id]) => `  ${tier}: ${tables.parameter(`reserveYears${id}`).note}`)
    .join('\n')
}

/** Ranges of what cannot carry its own: `rampUp` and `quarries` are bare numbers in a document. */
export function projectComment(tables: Tables): string {
  const { value, low, high, note } = tables.parameter('buildOutFirstShare')
  const right = averageRight(tables).toFixed(0)
  return (
    `The pipeline of zone projects. rampUp ${value}, assumed ${low}–${high}: ${note}\n` +
    `quarries: as many as there are rights of the average size of the plan, ${right} wt/yr, in the capacity added.\n` +
    'A renewal without a capacity of its own keeps the permit of its zone in force and adds ore.'
  )
}
