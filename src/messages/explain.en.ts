/** Explanations in English. */
import { type ExplainWords, formatFigure, type Parameters } from './explain-words.ts'
import { RULE_KINDS } from './findings.ts'

/** `×10⁴ t/yr`, the unit of all tonnage here. */
const WT = '×10⁴ t/yr'

const via = (w: Parameters): string => (w.names('via') === '' ? '' : ` via ${w.names('via', ' and ')}`)

/** By how much another option is worse, per tonne. */
function worse(w: Parameters): string {
  const by = w.figure('difference')
  switch (w.text('goal')) {
    case 'cost':
      return `${by} yuan a tonne dearer`
    case 'tonne-km':
      return `${by} km longer`
    case 'road-tonne-km':
      return `${by} km longer by road`
    case 'emissions':
      return `${by} g of CO₂e a tonne dirtier`
    default:
      return `worse by ${by}`
  }
}

/** A change of a way or price in the unit of the goal that decides. */
function change(w: Parameters, key: 'first' | 'last', direction: 1 | -1, paid: string): string {
  const by = w.number(key) ?? 0
  const now = w.number(paid)
  const more = direction > 0
  const ways = paid === 'price' ? 'each of its ways becomes' : 'the way becomes'
  switch (w.text('goal')) {
    case 'cost': {
      const what = paid === 'price' ? 'its ex-works price' : 'freight'
      const to = now === null ? '' : `, to ${formatFigure(now + direction * by)} yuan/t`
      return `${what} ${more ? 'rises' : 'falls'} by ${formatFigure(by)}${to}`
    }
    case 'emissions':
      return `a tonne emits ${formatFigure(by)} g CO₂e ${more ? 'more' : 'less'}`
    case 'road-tonne-km':
      return `${ways} by road ${formatFigure(by)} km ${more ? 'longer' : 'shorter'}`
    default:
      return `${ways} ${formatFigure(by)} km ${more ? 'longer' : 'shorter'}`
  }
}

/** Whether a threshold asks for less than nothing: freight below 0, a way shorter than none. */
function isOutOfReach(w: Parameters, paid: string): boolean {
  const have = { cost: paid, 'tonne-km': 'distance', 'road-tonne-km': 'distance', emissions: 'emissions' }[
    w.text('goal')
  ]
  const now = have === undefined ? null : w.number(have)
  return now !== null && (w.number('first') ?? 0) > now
}

/** Where the first tonne leaves and where the last does. */
function leaves(w: Parameters, whole: string, paid: string): string {
  const [first, last, moved] = [w.number('first'), w.number('last'), w.number('moved')]
  if (first === null || last === null) return ''
  const all = w.number(whole) ?? 0
  const rest = moved === null ? 0 : all - moved
  const stays = rest >= 1e-3
  const stay = stays ? `; ${formatFigure(rest)} stay whatever happens, for the sake of a higher goal` : ''
  if (Math.abs(last - first) < 1e-6) {
    const what = stays ? `${formatFigure(moved ?? 0)} of it go` : 'All of it goes'
    return ` ${what} when ${change(w, 'first', 1, paid)}${stay}.`
  }
  const lastOne = stays ? 'the last to go' : 'the last'
  return ` Its first tonne goes when ${change(w, 'first', 1, paid)}; ${lastOne} when ${change(w, 'last', 1, paid)}${stay}.`
}

/** Why a quantity stays, whatever decides. */
function held(w: Parameters, whole: string, paid: string): string {
  const takers = w.names('takers')
  switch (w.text('status')) {
    case 'indifferent': {
      const who = takers === '' ? 'Another allocation' : `Sending from ${takers} instead`
      return `${who} would be as good for every goal; only the rule for ties decides.`
    }
    case 'fixed':
      return 'Rules and limits leave it no other quantity.'
    case 'unproven':
      return 'No threshold could be proven.'
  }
  const by = w.figure('difference')
  switch (w.text('goal')) {
    case 'unmet': {
      const where = w.names('short') === '' ? '' : ` in ${w.names('short')}`
      return `Nothing can take its place: each tonne less is ${by} t short${where}, so no freight or price moves it.`
    }
    case 'transfer':
      return `Whatever took its place would add ${by} t of transfer between regions per tonne, so no freight or price moves it.`
    case 'largest-utilisation':
    case 'largest-unmet-share':
      return 'It keeps the burden even, which comes before cost, so no freight or price moves it.'
  }
  const next = takers === '' ? 'The next option' : `The next option (${takers})`
  return `${next} is ${worse(w)}.${leaves(w, whole, paid)}`
}

/** Why nothing goes, whatever decides. */
function kept(w: Parameters, paid: string): string {
  const givers = w.names('givers')
  switch (w.text('status')) {
    case 'indifferent':
      return 'It would be as good for every goal; only the rule for ties decides.'
    case 'fixed':
      return 'Rules and limits leave no room for it.'
    case 'unproven':
      return 'No threshold could be proven.'
  }
  const by = w.figure('difference')
  switch (w.text('goal')) {
    case 'unmet':
      return `Each tonne of it would leave ${by} t short elsewhere, so no freight or price brings it.`
    case 'transfer':
      return `Each tonne of it would add ${by} t of transfer between regions, so no freight or price brings it.`
    case 'largest-utilisation':
    case 'largest-unmet-share':
      return 'It would make the burden less even, which comes before cost.'
  }
  const than = givers === '' ? 'than what it would replace' : `than what it would replace, from ${givers}`
  const begins = isOutOfReach(w, paid)
    ? paid === 'price'
      ? 'No price would bring it.'
      : 'No change of its way would bring it.'
    : `Its first tonne comes when ${change(w, 'first', -1, paid)}.`
  return `All told, it would be ${worse(w)} ${than}. ${begins}`
}

/** At which capacity the tonnes go, or come. */
function capacity(w: Parameters): string {
  const c = w.part('capacity')
  if (c === null) return ''
  const [now, first, last] = [c.number('now') ?? 0, c.number('first') ?? 0, c.number('last')]
  const of = `the capacity of ${c.name('of')} (now ${formatFigure(now)})`
  if (last === null) {
    return first < now
      ? ` It would also come if ${of} fell below ${formatFigure(first)}.`
      : ` It would also come if ${of} rose above ${formatFigure(first)}.`
  }
  if (last < 1e-3 && first >= now) return ` Any fall of ${of} would shrink it; it ends with the capacity.`
  if (last < 1e-3)
    return ` If ${of} fell, it would shrink below ${formatFigure(first)} and end with the last tonne of it.`
  return ` If ${of} fell, it would shrink below ${formatFigure(first)} and end at ${formatFigure(last)}.`
}

/** An amount of the goal that a tonne changes first. */
function amount(side: Parameters): string {
  const by = formatFigure(Math.abs(side.number('value') ?? 0))
  switch (side.text('goal')) {
    case 'unmet':
      return `${by} t unmet`
    case 'transfer':
      return `${by} t of transfer between regions`
    case 'tonne-km':
      return `${by} t·km`
    case 'road-tonne-km':
      return `${by} t·km by road`
    case 'cost':
      return `${by} yuan`
    case 'emissions':
      return `${formatFigure(Math.abs(side.number('value') ?? 0) * 100)} g of CO₂e`
    case 'none':
      return 'nothing'
    default:
      return `${by} of the largest share`
  }
}

/** What one tonne more or less of a demand or limit does. `sign`: 1 where more of it is a burden. */
function oneTonne(w: Parameters, key: 'below' | 'above', sign: 1 | -1): string {
  const side = w.part(key)
  const less = key === 'below'
  if (side === null) return `no allocation can follow one tonne ${less ? 'less' : 'more'}`
  const worth = amount(side)
  const direction = (less ? -1 : 1) * sign * Math.sign(side.number('value') ?? 0)
  const does = direction === 0 ? 'changes nothing' : `${direction > 0 ? 'adds' : 'saves'} ${worth}`
  const reach = side.number('upTo')
  const held = w.number('held') ?? 0
  const end =
    reach === null ? '' : ` (${less ? 'down' : 'up'} to ${formatFigure(less ? held - reach : held + reach)})`
  return `one tonne ${less ? 'less' : 'more'} ${does}${end}`
}

const limit = (w: Parameters): string => {
  const place = w.name('name')
  switch (w.text('kind')) {
    case 'regional-output':
      return `projected output of ${place}`
    case 'capacity':
      return `capacity of ${place}`
    case 'throughput':
      return `throughput of ${place}`
    case 'rule':
      return `the rule “${RULE_KINDS.en[w.text('rule')] ?? place}”`
    default:
      return `link ${place}`
  }
}

const term = (w: Parameters): string => {
  const coefficient = w.number('coefficient')
  const times = coefficient === null ? '' : `${formatFigure(coefficient)} × `
  const isBar = w.text('kind') === 'rule' && w.number('quantity') === 0
  return isBar ? limit(w) : `${limit(w)} ${times}${w.figure('quantity')}`
}

const andMore = (w: Parameters): string => {
  const more = w.number('more') ?? 0
  return more === 0 ? '' : ` and ${more} more`
}

export const EXPLAIN_EN: ExplainWords = {
  sentences: {
    'site-sends': (w) =>
      (w.number('idle') ?? 0) < 1e-3
        ? `${w.name('site')} puts out ${w.figure('output')}${WT}, all of its capacity.`
        : `${w.name('site')} puts out ${w.figure('output')} of its ${w.figure('capacity')}${WT}; ${w.figure('idle')} stand idle, and its capacity could fall by that much before anything changed.`,
    'site-idle': (w) =>
      `${w.name('site')} sends nothing; its capacity of ${w.figure('capacity')}${WT} stands idle.`,
    'site-closed': (w) => `${w.name('site')} has no capacity this year.`,
    'region-full': (w) =>
      `${w.name('region')} puts out all of its projected ${w.figure('limit')}${WT}: more from here would be less from another site of the region.`,
    'output-held': (w) => `Its output as a whole. ${held(w, 'quantity', 'price')}`,
    'output-absent': (w) => `Why it sends nothing. ${kept(w, 'price')}`,
    'market-met': (w) =>
      `${w.name('market')} receives all of its ${w.figure('demand')}${WT}, on ${w.figure('sources')} ${w.number('sources') === 1 ? 'way' : 'ways'}.`,
    'market-short': (w) =>
      `${w.name('market')} receives ${w.figure('received')} of its ${w.figure('demand')}${WT}; ${w.figure('unmet')} are short.`,
    'terminal-handles': (w) => {
      const ways = w.number('ways') ?? 0
      const room =
        w.number('limit') === null
          ? 'nothing limits its throughput'
          : (w.number('left') ?? 0) < 1e-3
            ? `that is all of its throughput of ${w.figure('limit')}`
            : `its throughput of ${w.figure('limit')} leaves room for ${w.figure('left')}`
      return `${w.name('terminal')} handles ${w.figure('throughput')}${WT} on ${ways} ${ways === 1 ? 'way' : 'ways'}: ${w.figure('loaded')} loaded, ${w.figure('unloaded')} unloaded; ${room}.`
    },
    'terminal-idle': (w) =>
      `Nothing passes ${w.name('terminal')} this year${w.number('limit') === null ? '' : `, which could handle ${w.figure('limit')}${WT}`}.`,
    bottleneck: (w) => {
      const bearers = w.join(w.list('bearers').map((each) => `${each.name('name')} ${each.figure('unmet')}`))
      const count = w.number('markets') ?? 0
      return `The shortage: ${w.figure('shortage')} = demand ${w.figure('demand')} of ${count} ${count === 1 ? 'market' : 'markets'} − ${w.list('limits').map(term).join(' − ')}, in 10⁴ t/yr. It is borne by ${bearers}.`
    },
    reliefs: (w) =>
      `Lifted alone, each of these limits would relieve (10⁴ t/yr): ${w.join(w.list('limits').map((each) => `${limit(each)} ${each.figure('relief')}`))}. These need not add up.`,
    worth: (w) => {
      const isDemand = w.text('kind') === 'demand'
      const what = isDemand ? `demand of ${w.name('name')}` : limit(w)
      const sign = isDemand ? 1 : -1
      return `At the margin, of the ${what}: ${oneTonne(w, 'above', sign)}; ${oneTonne(w, 'below', sign)}.`
    },
    flow: (w) => {
      const leg = w.number('legQuantity') ?? 0
      const shared =
        leg - (w.number('quantity') ?? 0) >= 1e-3
          ? ` (of ${formatFigure(leg)} that leave the site this way)`
          : ''
      return `${w.name('site')} → ${w.name('market')}${via(w)}, ${w.figure('quantity')}${WT}${shared}. ${held(w, 'legQuantity', 'freight')}${capacity(w)}`
    },
    absence: (w) =>
      `${w.name('site')} → ${w.name('market')}${via(w)}, nothing. ${kept(w, 'freight')}${capacity(w)}`,
    barred: (w) =>
      `The rule “${RULE_KINDS.en[w.text('rule')] ?? w.text('rule')}” bars ${w.text('of') === 'site' ? 'tonnes from' : 'tonnes to'} ${w.names('names')}${andMore(w)}.`,
    'no-way': (w) =>
      `There is no way ${w.text('of') === 'site' ? 'from' : 'to'} ${w.names('names')}${andMore(w)}.`,
    'no-capacity': (w) => `Without capacity this year: ${w.names('names')}${andMore(w)}.`,
  },
  prices: 'What a tonne costs, yuan/t',
  limits: 'Limits, 10⁴ t/yr',
  why: 'Why',
  columns: {
    from: 'from',
    to: 'to',
    via: 'via',
    quantity: 'quantity',
    distance: 'km',
    exWorks: 'ex-works',
    freight: 'freight',
    handling: 'handling',
    delivered: 'delivered',
    scarcity: 'scarcity',
    marginal: 'marginal price',
    limit: 'limit',
    used: 'used',
    most: 'at most',
    left: 'left',
  },
  limitKinds: {
    capacity: (place) => `capacity of ${place}`,
    'regional-output': (place) => `projected output of ${place}`,
    throughput: (place) => `throughput of ${place}`,
  },
  direct: 'direct',
  goalUnits: { wt: '10⁴ t', 'wt km': '10⁴ t·km', '10^4 yuan': '10⁴ yuan', 't CO2e': 't CO₂e' },
  curve: {
    heading: (path, year, current) =>
      `Value curve of ${path}, ${year}${current === null ? '' : ` (now ${current})`}`,
    from: 'from',
    to: 'to',
    value: (goal, unit) => `${goal}${unit === '' ? '' : `, ${unit}`}`,
    slope: 'per unit',
    corners: 'What changes',
    noCorners: 'Nothing changes its course in this range.',
    solves: (count) =>
      `Goals as they are at “from”, and their change per unit; exact, from ${count} proven solves.`,
    site: {
      idle: (place) => `${place} stops`,
      part: (place) => `${place} puts out a part of its capacity`,
      full: (place) => `${place} is full`,
    },
    flow: (from, to, mode, starts) =>
      `${from} → ${to} by ${mode.toLowerCase()} ${starts ? 'starts' : 'stops'}`,
    market: (place, short) => (short ? `${place} goes short` : `${place} is no longer short`),
    limit: (kind, place, binds) => {
      const what =
        {
          'regional-output': `projected output of ${place}`,
          throughput: `throughput of ${place}`,
          rule: `rule “${place}”`,
        }[kind] ?? `link ${place}`
      return `${what} ${binds ? 'begins' : 'ceases'} to bind`
    },
    notLinear:
      'Under this policy the optimum is no piecewise linear function of this number: it stands in a denominator or a share.',
    empty: 'The range is empty: --from must be less than --to.',
    conflict: 'The rules cannot all hold anywhere in this range.',
    unproven: (value) => `No proven optimum at ${value}.`,
  },
}
