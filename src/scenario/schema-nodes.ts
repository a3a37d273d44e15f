/** The form of the collections of a scenario that describe places, ways and means of transport. */
import * as v from 'valibot'
import { bySlug, localised, location, number, quantity, slug, strict, text, yearly } from './schema-parts.ts'
import { MODE_KINDS, PROJECT_KINDS, TIERS } from './types.ts'

export const region = strict({
  name: localised,
  outputLimit: v.optional(
    v.pipe(
      v.picklist(['projected', 'capacity']),
      v.description('Default: projected where projectedOutput is given, else capacity.'),
    ),
  ),
  projectedOutput: v.optional(yearly),
  plannedCapacity: v.optional(yearly),
  smallestScale: v.optional(
    v.pipe(
      strict({ new: quantity, extended: quantity }),
      v.description(
        'Smallest scale of a quarry that is new, or extended or merged; a project below it is named.',
      ),
    ),
  ),
})

export const market = strict({
  name: localised,
  region: slug,
  code: v.optional(text),
  location,
  area: v.optional(quantity),
  demand: yearly,
})

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const mines = v.optional(strict({ large: count, medium: count, small: count }))

const calendarYear = v.pipe(quantity, v.description('A year of the calendar.'))

const stock = strict({
  capacity: v.pipe(quantity, v.description('Most the yard holds.')),
  start: v.optional(v.pipe(quantity, v.description('In the yard before the first year. Default: 0.'))),
  fillRate: v.optional(quantity),
  releaseRate: v.optional(quantity),
})

export const site = strict({
  name: localised,
  region: slug,
  tier: v.picklist(TIERS),
  exporter: v.optional(v.boolean()),
  code: v.optional(text),
  district: v.optional(strict({ code: text, name: localised })),
  inside: v.optional(slug),
  location,
  capacity: v.optional(yearly),
  demandShare: v.optional(
    v.pipe(
      yearly,
      v.description(
        'Instead of capacity: the share of the demand inside which the site lies, or else of its region.',
      ),
    ),
  ),
  exWorksPrice: yearly,
  reserve: v.optional(quantity),
  recovery: v.optional(quantity),
  mines,
  permitEnd: v.optional(
    v.pipe(calendarYear, v.description('Last year of the permit; what is then left in place is lost.')),
  ),
  stock: v.optional(stock),
})

/** A project extends a site, or is one: then it says what a site says. */
export const project = strict({
  name: localised,
  kind: v.picklist(PROJECT_KINDS),
  site: v.optional(v.pipe(slug, v.description('The site an extension adds to; none for a new quarry.'))),
  region: v.optional(slug),
  tier: v.optional(v.picklist(TIERS)),
  exporter: v.optional(v.boolean()),
  code: v.optional(text),
  district: v.optional(strict({ code: text, name: localised })),
  inside: v.optional(slug),
  location: v.optional(location),
  exWorksPrice: v.optional(yearly),
  recovery: v.optional(quantity),
  capacity: v.pipe(quantity, v.description('When fully ramped up.')),
  quarries: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.description('That share the capacity. Default: 1.')),
  ),
  approvalYear: calendarYear,
  leadTime: v.optional(
    v.pipe(quantity, v.description('Whole years from the approval to the first output. Default: 0.')),
  ),
  rampUp: v.optional(
    v.pipe(
      v.array(v.pipe(number, v.minValue(0), v.maxValue(1))),
      v.description('Shares of the capacity in the first years of output. Default: all at once.'),
    ),
  ),
  life: v.optional(v.pipe(quantity, v.description('Whole years of output.'))),
  permitEnd: v.optional(calendarYear),
  reserve: v.optional(v.pipe(quantity, v.description('Ore in place that the approval adds.'))),
  mines,
})

export const terminal = strict({
  name: localised,
  kind: v.picklist(['wharf', 'railhead']),
  region: v.optional(slug),
  location,
  berth: v.optional(strict({ waterway: slug, chainage: quantity })),
  throughput: v.optional(yearly),
})

export const waterway = strict({
  name: localised,
  joins: v.optional(strict({ waterway: slug, at: quantity })),
  stretches: v.optional(bySlug(strict({ name: localised, from: quantity, to: quantity, open: yearly }))),
})

export const link = strict({
  from: slug,
  to: slug,
  mode: slug,
  distance: quantity,
  cost: v.optional(quantity),
  capacity: v.optional(yearly),
})

const freightBand = strict({ upTo: v.optional(v.union([number, text])), rate: yearly })

export const mode = strict({
  name: localised,
  kind: v.picklist(MODE_KINDS),
  fixed: v.optional(yearly),
  bands: bySlug(freightBand),
  handling: v.optional(strict({ load: yearly, unload: yearly })),
  emissionFactor: yearly,
  circuity: v.optional(quantity),
  upstreamFactor: v.optional(quantity),
  maxDistance: v.optional(quantity),
})
