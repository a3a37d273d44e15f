/**
 * What a stranger’s tables need not say. Each number that is put in says so: assumed, and not in the tables.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { SLUG } from '../scenario/keys.ts'
import { MODE_KINDS } from '../scenario/types.ts'

type Mutable = Record<string, JsonValue>

const NOT_GIVEN = 'not in the tables'

const assume = (value: number, note: string = NOT_GIVEN): JsonObject => ({ value, status: 'assumed', note })

/** Complete a document read from tables; `name` is that of the directory or file. */
export function completeDocument(document: JsonObject, name: string): JsonObject {
  const slug = toSlug(name)
  const hasLinks = isJsonObject(document.links)
  const sites = entriesWith(document.sites, (id, site) => completeSite(id, site, hasLinks))
  const markets = entriesWith(document.markets, (id, market) => completeNode(id, market, hasLinks, true))
  const terminals = entriesWith(document.terminals, (id, terminal) => ({
    kind: 'wharf',
    ...completeNode(id, terminal, hasLinks, false),
  }))
  return {
    schemaVersion: 1,
    id: slug,
    title: { zh: name, en: name },
    years: [DEFAULT_YEAR],
    policy: { preset: 'least-cost' },
    ...document,
    regions: completeRegions(document, [...Object.values(sites), ...Object.values(markets)]),
    markets,
    sites,
    ...(document.terminals === undefined ? {} : { terminals }),
    modes: completeModes(document),
  }
}

/** The year a network without years is taken to be of. */
const DEFAULT_YEAR = 2025
const DEFAULT_REGION = 'area'

function toSlug(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
  return SLUG.test(slug) ? slug : 'network'
}

function entriesWith(
  collection: JsonValue | undefined,
  complete: (id: string, entry: JsonObject) => JsonObject,
): Record<string, JsonObject> {
  const entries = isJsonObject(collection) ? Object.entries(collection) : []
  return Object.fromEntries(
    entries.map(([id, entry]) => [id, isJsonObject(entry) ? complete(id, entry) : {}] as const),
  )
}

/**
 * Names and region. Where the arcs are listed no distance comes from coordinates, so that a node without any
 * stands at 0°, 0°.
 */
function completeNode(id: string, entry: JsonObject, hasLinks: boolean, inRegion: boolean): JsonObject {
  return {
    name: { zh: id, en: id },
    ...(inRegion ? { region: DEFAULT_REGION } : {}),
    ...(hasLinks ? { location: { longitude: 0, latitude: 0 } } : {}),
    ...entry,
  }
}

function completeSite(id: string, site: JsonObject, hasLinks: boolean): JsonObject {
  return { tier: 'small', exWorksPrice: assume(0), ...completeNode(id, site, hasLinks, true) }
}

/** Regions that nodes name and no table lists; one that could be no id is left for the check to report. */
function completeRegions(document: JsonObject, nodes: readonly JsonObject[]): JsonObject {
  const regions: Mutable = isJsonObject(document.regions) ? { ...document.regions } : {}
  for (const { region } of nodes) {
    if (typeof region !== 'string' || Object.hasOwn(regions, region) || !SLUG.test(region)) continue
    regions[region] = { name: { zh: region, en: region } }
  }
  return regions
}

/**
 * Modes that arcs name and no table describes. With arcs only these are ways to go: a longest distance of 0 keeps
 * roads from being computed. Freight is that of aggregate by road, for arcs that give no cost of their own.
 */
function completeModes(document: JsonObject): JsonObject {
  const modes: Mutable = isJsonObject(document.modes) ? { ...document.modes } : {}
  const links = isJsonObject(document.links) ? Object.values(document.links).filter(isJsonObject) : null
  const named = links === null ? ['road'] : links.map(({ mode }) => mode)
  if (links === null && Object.keys(modes).length > 0) return modes
  for (const mode of named) {
    if (typeof mode !== 'string' || Object.hasOwn(modes, mode) || !SLUG.test(mode)) continue
    modes[mode] = {
      name: { zh: mode, en: mode },
      kind: MODE_KINDS.find((kind) => kind === mode) ?? 'road',
      fixed: assume(5, FREIGHT_NOTE),
      bands: {
        near: { upTo: 30, rate: assume(0.8, FREIGHT_NOTE) },
        far: { rate: assume(0.5, FREIGHT_NOTE) },
      },
      emissionFactor: assume(0),
      ...(links === null
        ? { circuity: assume(1.3) }
        : { maxDistance: assume(0, 'only the arcs of the tables') }),
    }
  }
  return modes
}

const FREIGHT_NOTE = 'freight of aggregate by road, 5 + 0.8 to 30 km + 0.5 beyond; arcs with a cost ignore it'
