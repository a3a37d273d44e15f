/** Random small scenarios of several years: reserves, permits, projects and stocks. */
import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../src/json.ts'
import type { Scenario } from '../../src/scenario/types.ts'
import { type Draft, type DraftOptions, documentOf, drafts, readDocument } from './documents.ts'

export const FIRST = 2021

/** What a site has of time; numbers count years from the first, and shares of a year's capacity. */
interface DraftCourse {
  /** Years that the reserve lasts at full output; `null`: not limited. */
  readonly lasts: number | null
  readonly recovery: number
  readonly permit: number | null
  readonly stock: { readonly capacity: number; readonly start: number; readonly rate: number | null } | null
}

interface DraftProject {
  readonly isNew: boolean
  readonly site: number
  readonly capacity: number
  readonly approval: number
  readonly lead: number
  readonly ramp: readonly number[]
  readonly life: number | null
  readonly reserve: number | null
}

export interface DraftYears {
  readonly draft: Draft
  readonly count: number
  readonly growth: number
  readonly delay: number
  readonly discount: number
  readonly courses: readonly DraftCourse[]
  readonly projects: readonly DraftProject[]
}

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null })

const course: fc.Arbitrary<DraftCourse> = fc.record({
  lasts: optional(fc.constantFrom(0, 0.5, 1.3, 2, 3.7)),
  recovery: fc.constantFrom(1, 0.95, 0.9, 0.83, 0.7),
  permit: optional(fc.integer({ min: -1, max: 4 })),
  stock: optional(
    fc.record({
      capacity: fc.constantFrom(5, 20, 60),
      start: fc.constantFrom(0, 0.5, 1),
      rate: optional(fc.constantFrom(1.5, 8)),
    }),
  ),
})

const project: fc.Arbitrary<DraftProject> = fc.record({
  isNew: fc.boolean(),
  site: fc.nat({ max: 5 }),
  capacity: fc.constantFrom(4, 12.5, 40),
  approval: fc.integer({ min: -2, max: 4 }),
  lead: fc.nat({ max: 2 }),
  ramp: fc.constantFrom([], [0.5], [0.25, 0.6]),
  life: optional(fc.integer({ min: 1, max: 3 })),
  reserve: optional(fc.constantFrom(10, 33.333, 100)),
})

/** Drafts of two to five years. */
export function draftsOfYears(options: DraftOptions = {}): fc.Arbitrary<DraftYears> {
  return fc.record({
    draft: drafts(options),
    count: fc.integer({ min: 2, max: 5 }),
    growth: fc.constantFrom(-0.1, 0, 0.15),
    delay: fc.constantFrom(0, 0, 1, 2),
    discount: fc.constantFrom(0, 0.05, 0.3),
    courses: fc.array(course, { minLength: 6, maxLength: 6 }),
    projects: fc.array(project, { maxLength: 3 }),
  })
}

/** The scenario of a draft, with the foresight asked for. */
export function scenarioOfYears(years: DraftYears, foresight: 'myopic' | 'perfect' = 'myopic'): Scenario {
  return readDocument(documentOfYears(years, foresight))
}

export function documentOfYears(years: DraftYears, foresight: 'myopic' | 'perfect'): JsonObject {
  const { draft, count, growth, delay, discount, courses } = years
  const document = documentOf(draft)
  const grown = (field: JsonValue | undefined): JsonValue =>
    `${String(field)} * (1 + ${growth}) ^ (year - ${FIRST})`
  return {
    ...document,
    years: { from: FIRST, to: FIRST + count - 1 },
    foresight,
    discountRate: discount,
    approvalDelay: delay,
    markets: mapEntries(document.markets, (market) => ({ ...market, demand: grown(market.demand) })),
    sites: mapEntries(document.sites, (site, i) => withCourse(site, courses[i])),
    projects: Object.fromEntries(
      years.projects.map((each, i): [string, JsonObject] => [`project-${i + 1}`, projectOf(each, i, draft)]),
    ),
  }
}

function mapEntries(
  collection: JsonValue | undefined,
  change: (entry: JsonObject, position: number) => JsonObject,
): JsonObject {
  const entries = Object.entries(isObject(collection) ? collection : {})
  return Object.fromEntries(entries.map(([id, entry], i) => [id, isObject(entry) ? change(entry, i) : entry]))
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function withCourse(site: JsonObject, given: DraftCourse | undefined): JsonObject {
  if (given === undefined) return site
  const { lasts, recovery, permit, stock } = given
  return {
    ...site,
    recovery,
    ...(lasts === null ? {} : { reserve: (lasts * Number(site.capacity)) / recovery }),
    ...(permit === null ? {} : { permitEnd: FIRST + permit }),
    ...(stock === null
      ? {}
      : {
          stock: {
            capacity: stock.capacity,
            start: stock.start * stock.capacity,
            ...(stock.rate === null ? {} : { fillRate: stock.rate, releaseRate: stock.rate }),
          },
        }),
  }
}

function projectOf(given: DraftProject, i: number, draft: Draft): JsonObject {
  const { approval, lead, ramp, life, reserve, capacity } = given
  const { sites } = draft
  const near = sites[given.site % sites.length]
  const name = { zh: `project ${i}`, en: `project ${i}` }
  return {
    name,
    ...(given.isNew
      ? {
          kind: 'new',
          region: `region-${(near?.region ?? 0) + 1}`,
          tier: 'zone',
          exporter: true,
          code: `P${i}`,
          location: { longitude: near?.longitude ?? 106, latitude: near?.latitude ?? 29 },
          exWorksPrice: 33,
          recovery: 0.9,
        }
      : { kind: 'extended', site: `site-${(given.site % sites.length) + 1}` }),
    capacity,
    approvalYear: FIRST + approval,
    leadTime: lead,
    rampUp: ramp,
    ...(life === null ? {} : { life }),
    ...(reserve === null ? {} : { reserve }),
  }
}
