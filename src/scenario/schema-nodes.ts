/** The form of the collections of a scenario that describe places, ways and means of transport. */
import * as v from 'valibot'
import { bySlug, localised, location, number, quantity, slug, strict, text, yearly } from './schema-parts.ts'
import { MODE_KINDS, TIERS } from './types.ts'

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

export const site = strict({
  name: localised,
  region: slug,
  tier: v.picklist(TIERS),
  exporter: v.optional(v.boolean()),
  code: v.optional(text),
  district: v.optional(strict({ code: text, name: localised })),
  inside: v.optional(slug),
  location,
  capacity: yearly,
  exWorksPrice: yearly,
  reserve: v.optional(quantity),
  recovery: v.optional(quantity),
  mines: v.optional(strict({ large: count, medium: count, small: count })),
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
