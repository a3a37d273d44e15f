/** Notes on the keys that describe places, ways and means of transport. */
import { district, location, mines, names, type SheetNotes, TIER_WORDS } from './scenario-note.ts'

const regions: SheetNotes = {
  ...names('the region'),
  outputLimit: {
    meaning: 'What the output of the region’s mines is held to.',
    otherwise: '`projected` with a `projectedOutput`, else `capacity`',
    words: {
      projected: 'the sum of the output of primary sites to `projectedOutput`, which must be given',
      capacity: 'each site to its capacity only',
    },
  },
  projectedOutput: { meaning: 'Output the plan projects for the region.', otherwise: 'no limit' },
  plannedCapacity: {
    meaning: 'Capacity the plan publishes, shown beside the sum of the sites; never a limit.',
    otherwise: 'not shown',
  },
  'smallestScale.new': {
    meaning: 'Smallest scale of a new quarry; a project below it is named, never forbidden.',
    otherwise: 'not judged',
  },
  'smallestScale.extended': {
    meaning: 'The same for a quarry that is extended or merged.',
    otherwise: 'not judged',
  },
}

const markets: SheetNotes = {
  ...names('the market'),
  region: { meaning: 'Region it belongs to: what comes from another one is a transfer.', of: ['regions'] },
  code: { meaning: 'Code of the administrative division, GB/T 2260.', otherwise: 'none' },
  ...location('the point at which deliveries are counted'),
  area: {
    meaning: 'Area over which demand spreads; gives the haul of sites inside the market.',
    otherwise: 'hauls inside it are measured from point to point',
  },
  demand: { meaning: 'Sand and gravel wanted in a year.' },
}

const sites: SheetNotes = {
  ...names('the site'),
  region: { meaning: 'Region of origin of what the site supplies.', of: ['regions'] },
  tier: { meaning: 'Kind of supply.', words: TIER_WORDS },
  exporter: {
    meaning: 'Whether the plan names the site as a carrier of surplus to other regions.',
    fallback: false,
  },
  code: { meaning: 'Code in the source, such as `Z14`.', otherwise: 'none' },
  ...district('the site'),
  inside: {
    meaning: 'Market in whose area the site lies; its haul there is the mean haul inside that area.',
    of: ['markets'],
    otherwise: 'lies inside none',
  },
  ...location('the site'),
  capacity: {
    meaning: 'Most the site can supply in a year while its permit is in force.',
    otherwise: '`demandShare` must be given instead',
  },
  demandShare: {
    meaning:
      'Capacity as a share of demand: of the market of `inside`, or else of all markets of the region. For recycled aggregate.',
    unit: 'ratio',
    max: 1,
    otherwise: '`capacity` must be given instead',
  },
  exWorksPrice: { meaning: 'Price at the gate, before freight and handling.' },
  reserve: { meaning: 'Ore in place before the first year.', otherwise: 'not limited' },
  recovery: {
    meaning: 'Product per ore in place.',
    unit: 'ratio',
    min: 0.001,
    max: 1,
    fallback: 1,
  },
  ...mines('before any project', 'not counted'),
  permitEnd: {
    meaning: 'Last year of the permit; what is then left in place is lost.',
    unit: 'year',
    min: 1900,
    max: 2200,
    whole: true,
    otherwise: 'without end',
  },
  'stock.capacity': { meaning: 'Most the yard of a strategic stock holds.', otherwise: 'no stock' },
  'stock.start': { meaning: 'In the yard before the first year; at most `stock.capacity`.', fallback: 0 },
  'stock.fillRate': {
    meaning: 'Most that enters the yard in a year, from idle capacity.',
    otherwise: 'not limited',
  },
  'stock.releaseRate': {
    meaning: 'Most that leaves the yard in a year, in shortage only.',
    otherwise: 'not limited',
  },
}

const terminals: SheetNotes = {
  ...names('the terminal'),
  kind: {
    meaning: 'Between which means of transport stone is transshipped.',
    words: { wharf: 'between land and barge, at its `berth`', railhead: 'between road and rail' },
  },
  region: { meaning: 'Region it lies in; for display.', of: ['regions'], otherwise: 'none' },
  ...location('the terminal'),
  'berth.waterway': {
    meaning: 'Waterway the wharf lies on.',
    of: ['waterways'],
    otherwise: 'lies on none; barges do not call',
  },
  'berth.chainage': {
    meaning: 'Where along the waterway, positive downstream.',
    min: null,
    otherwise: 'lies on none',
  },
  throughput: { meaning: 'Most that is loaded and unloaded together in a year.', otherwise: 'not limited' },
}

const waterways: SheetNotes = {
  ...names('the waterway'),
  'joins.waterway': {
    meaning: 'Waterway it flows into; no circle of them.',
    of: ['waterways'],
    otherwise: 'flows into none',
  },
  'joins.at': {
    meaning: 'Chainage of the confluence there; its own mouth has chainage 0.',
    min: null,
    otherwise: 'flows into none',
  },
}

const stretches: SheetNotes = {
  ...names('the stretch'),
  from: { meaning: 'Chainage of one end.', min: null },
  to: { meaning: 'Chainage of the other end.', min: null },
  open: {
    meaning: 'Whether barges pass in a year: 1 open, 0 closed; below 0.5 counts as closed.',
    unit: 'ratio',
    max: 1,
  },
}

const ENDS = ['sites', 'terminals', 'markets', 'projects']

const links: SheetNotes = {
  from: { meaning: 'Where the connection begins.', of: ENDS },
  to: { meaning: 'Where it ends; a link overrides the computed way of the same ends and mode.', of: ENDS },
  mode: { meaning: 'Means of transport.', of: ['modes'] },
  distance: { meaning: 'Length of the way.' },
  cost: { meaning: 'Freight of the whole way.', otherwise: 'by the bands of the mode' },
  capacity: { meaning: 'Most the connection carries in a year.', otherwise: 'not limited' },
}

const modes: SheetNotes = {
  ...names('the mode'),
  kind: {
    meaning: 'Kind of transport.',
    words: {
      road: 'between any two places',
      belt: 'where a link says so',
      barge: 'between wharves, along waterways',
      rail: 'where a link says so',
    },
  },
  fixed: { meaning: 'Freight however far.', fallback: 0 },
  'handling.load': { meaning: 'Loading at a terminal.', fallback: 0 },
  'handling.unload': { meaning: 'Unloading at a terminal.', fallback: 0 },
  emissionFactor: { meaning: 'CO2e of a tonne over a kilometre.' },
  circuity: { meaning: 'Distance by this mode ÷ great circle.', unit: 'ratio', min: 1, fallback: 1 },
  upstreamFactor: {
    meaning: 'Factor on freight and emissions against the current.',
    unit: 'ratio',
    min: 1,
    fallback: 1,
  },
  maxDistance: { meaning: 'Distance beyond which the mode is not offered.', otherwise: 'no limit' },
}

const bands: SheetNotes = {
  upTo: {
    meaning: 'Distance at which the band ends and the next begins.',
    otherwise: 'no end; exactly one band of a mode has none',
  },
  rate: { meaning: 'Freight of the kilometres within the band.' },
}

export const PLACE_NOTES: Readonly<Record<string, SheetNotes>> = {
  regions,
  markets,
  sites,
  terminals,
  waterways,
  'waterways.stretches': stretches,
  links,
  modes,
  'modes.bands': bands,
}
