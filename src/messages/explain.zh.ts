/** Explanations in Chinese. */
import { type ExplainWords, formatFigure, type Parameters } from './explain-words.ts'
import { RULE_KINDS } from './findings.ts'

const via = (w: Parameters): string => (w.names('via') === '' ? '' : `（经${w.names('via')}）`)

/** By how much another option is worse, per tonne. */
function worse(w: Parameters): string {
  const by = w.figure('difference')
  switch (w.text('goal')) {
    case 'cost':
      return `每吨贵 ${by} 元`
    case 'tonne-km':
      return `运距长 ${by} 公里`
    case 'road-tonne-km':
      return `公路运距长 ${by} 公里`
    case 'emissions':
      return `每吨多排放 ${by} 克 CO₂e`
    default:
      return `差 ${by}`
  }
}

function change(w: Parameters, key: 'first' | 'last', direction: 1 | -1, paid: string): string {
  const by = w.number(key) ?? 0
  const now = w.number(paid)
  const more = direction > 0
  switch (w.text('goal')) {
    case 'cost': {
      const what = paid === 'price' ? '坑口价' : '运费'
      const to = now === null ? '' : `（至 ${formatFigure(now + direction * by)} 元/吨）`
      return `${what}${more ? '上涨' : '下降'} ${formatFigure(by)} 元/吨${to}`
    }
    case 'emissions':
      return `每吨${more ? '多' : '少'}排放 ${formatFigure(by)} 克 CO₂e`
    case 'road-tonne-km':
      return `公路运距${more ? '延长' : '缩短'} ${formatFigure(by)} 公里`
    default:
      return `运距${more ? '延长' : '缩短'} ${formatFigure(by)} 公里`
  }
}

function isOutOfReach(w: Parameters, paid: string): boolean {
  const have = { cost: paid, 'tonne-km': 'distance', 'road-tonne-km': 'distance', emissions: 'emissions' }[
    w.text('goal')
  ]
  const now = have === undefined ? null : w.number(have)
  return now !== null && (w.number('first') ?? 0) > now
}

function leaves(w: Parameters, whole: string, paid: string): string {
  const [first, last, moved] = [w.number('first'), w.number('last'), w.number('moved')]
  if (first === null || last === null) return ''
  const rest = moved === null ? 0 : (w.number(whole) ?? 0) - moved
  const stay = rest >= 1e-3 ? `，但为更高的目标，${formatFigure(rest)} 万吨始终保留` : ''
  if (Math.abs(last - first) < 1e-6) {
    const what = rest >= 1e-3 ? `其中 ${formatFigure(moved ?? 0)} 万吨离开` : '全部离开'
    return `${change(w, 'first', 1, paid)}时${what}${stay}。`
  }
  return `${change(w, 'first', 1, paid)}时第一吨离开，${change(w, 'last', 1, paid)}时最后一吨离开${stay}。`
}

function held(w: Parameters, whole: string, paid: string): string {
  const takers = w.names('takers')
  switch (w.text('status')) {
    case 'indifferent':
      return `${takers === '' ? '换一种安排' : `改由${takers}供应`}，各项目标同样好；仅由并列规则决定。`
    case 'fixed':
      return '在规则和上限之内，没有别的数量可选。'
    case 'unproven':
      return '没有能够证明的临界值。'
  }
  const by = w.figure('difference')
  switch (w.text('goal')) {
    case 'unmet': {
      const where = w.names('short') === '' ? '' : `（${w.names('short')}）`
      return `无可替代：每少 1 吨就短缺 ${by} 吨${where}，运费和价格都改变不了。`
    }
    case 'transfer':
      return `无论由谁替代，每吨都会增加 ${by} 吨跨片区调配，运费和价格都改变不了。`
    case 'largest-utilisation':
    case 'largest-unmet-share':
      return '为使负担均衡，这先于费用，运费和价格都改变不了。'
  }
  const next = takers === '' ? '次优方案' : `次优方案（${takers}）`
  return `${next}${worse(w)}。${leaves(w, whole, paid)}`
}

function kept(w: Parameters, paid: string): string {
  const givers = w.names('givers')
  switch (w.text('status')) {
    case 'indifferent':
      return '采用它，各项目标同样好；仅由并列规则决定。'
    case 'fixed':
      return '规则和上限没有给它留余地。'
    case 'unproven':
      return '没有能够证明的临界值。'
  }
  const by = w.figure('difference')
  switch (w.text('goal')) {
    case 'unmet':
      return `每供 1 吨，别处就会短缺 ${by} 吨，运费和价格都改变不了。`
    case 'transfer':
      return `每供 1 吨，会增加 ${by} 吨跨片区调配，运费和价格都改变不了。`
    case 'largest-utilisation':
    case 'largest-unmet-share':
      return '会使负担更不均衡，这先于费用。'
  }
  const than = givers === '' ? '比它所替代的' : `比它所替代的${givers}`
  const begins = isOutOfReach(w, paid)
    ? paid === 'price'
      ? '坑口价再低也不会启用。'
      : '运输再便宜、运距再短也不会启用。'
    : `${change(w, 'first', -1, paid)}时第一吨到来。`
  return `通盘计算，${than}${worse(w)}。${begins}`
}

/** At which capacity the tonnes go, or come. */
function capacity(w: Parameters): string {
  const c = w.part('capacity')
  if (c === null) return ''
  const [now, first, last] = [c.number('now') ?? 0, c.number('first') ?? 0, c.number('last')]
  const of = `${c.name('of')}产能（现 ${formatFigure(now)} 万吨）`
  if (last === null) {
    const passes = first < now ? '降到' : '升到'
    const beyond = first < now ? '以下' : '以上'
    return `${of}${passes} ${formatFigure(first)} 万吨${beyond}时，第一吨也会到来。`
  }
  if (last < 1e-3 && first >= now) return `${of}一降它就减少，产能归零时全部离开。`
  const end = last < 1e-3 ? '降到零时全部离开' : `到 ${formatFigure(last)} 万吨时全部离开`
  return `${of}若下降，低于 ${formatFigure(first)} 万吨时第一吨离开，${end}。`
}

function amount(side: Parameters): string {
  const by = formatFigure(Math.abs(side.number('value') ?? 0))
  switch (side.text('goal')) {
    case 'unmet':
      return `缺口 ${by} 吨`
    case 'transfer':
      return `跨片区调配 ${by} 吨`
    case 'tonne-km':
      return `${by} 吨公里`
    case 'road-tonne-km':
      return `公路 ${by} 吨公里`
    case 'cost':
      return `${by} 元`
    case 'emissions':
      return `${formatFigure(Math.abs(side.number('value') ?? 0) * 100)} 克 CO₂e`
    default:
      return `最大比率 ${by}`
  }
}

function oneTonne(w: Parameters, key: 'below' | 'above', sign: 1 | -1): string {
  const side = w.part(key)
  const less = key === 'below'
  const step = less ? '少 1 吨' : '多 1 吨'
  if (side === null) return `${step}则无可行安排`
  const direction = (less ? -1 : 1) * sign * Math.sign(side.number('value') ?? 0)
  const does = direction === 0 ? '没有影响' : `${direction > 0 ? '增加' : '减少'}${amount(side)}`
  const reach = side.number('upTo')
  const held = w.number('held') ?? 0
  const end = reach === null ? '' : `（直到 ${formatFigure(less ? held - reach : held + reach)} 万吨）`
  return `${step}${does}${end}`
}

const limit = (w: Parameters): string => {
  const place = w.name('name')
  switch (w.text('kind')) {
    case 'regional-output':
      return `${place}预计产量`
    case 'capacity':
      return `${place}产能`
    case 'throughput':
      return `${place}通过能力`
    case 'rule':
      return `规则“${RULE_KINDS.zh[w.text('rule')] ?? place}”`
    default:
      return `线路 ${place}`
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
  return more === 0 ? '' : `等，另有 ${more} 处`
}

export const EXPLAIN_ZH: ExplainWords = {
  sentences: {
    'site-sends': (w) =>
      (w.number('idle') ?? 0) < 1e-3
        ? `${w.name('site')}产出 ${w.figure('output')} 万吨/年，产能用足。`
        : `${w.name('site')}产出 ${w.figure('output')} 万吨/年，产能 ${w.figure('capacity')}，闲置 ${w.figure('idle')}；产能减少这么多之内，一切不变。`,
    'site-idle': (w) => `${w.name('site')}没有供应，产能 ${w.figure('capacity')} 万吨/年闲置。`,
    'site-closed': (w) => `${w.name('site')}当年没有产能。`,
    'region-full': (w) =>
      `${w.name('region')}已用足预计产量 ${w.figure('limit')} 万吨/年：这里多产，片区内别的矿点就要少产。`,
    'output-held': (w) => `整体产量：${held(w, 'quantity', 'price')}`,
    'output-absent': (w) => `为何没有供应：${kept(w, 'price')}`,
    'market-met': (w) =>
      `${w.name('market')}需求 ${w.figure('demand')} 万吨/年全部满足，共 ${w.figure('sources')} 条供应路线。`,
    'market-short': (w) =>
      `${w.name('market')}需求 ${w.figure('demand')} 万吨/年，到货 ${w.figure('received')}，短缺 ${w.figure('unmet')}。`,
    'terminal-handles': (w) => {
      const room =
        w.number('limit') === null
          ? '通过能力不限'
          : (w.number('left') ?? 0) < 1e-3
            ? `通过能力 ${w.figure('limit')} 已用足`
            : `通过能力 ${w.figure('limit')}，尚余 ${w.figure('left')}`
      return `${w.name('terminal')}处理 ${w.figure('throughput')} 万吨/年，共 ${w.figure('ways')} 条路线：装载 ${w.figure('loaded')}，卸载 ${w.figure('unloaded')}；${room}。`
    },
    'terminal-idle': (w) =>
      `当年没有货物经过${w.name('terminal')}${w.number('limit') === null ? '' : `，其通过能力为 ${w.figure('limit')} 万吨/年`}。`,
    bottleneck: (w) => {
      const bearers = w.join(w.list('bearers').map((each) => `${each.name('name')} ${each.figure('unmet')}`))
      return `缺口：${w.figure('shortage')} = ${w.figure('markets')} 个需求地的需求 ${w.figure('demand')} − ${w.list('limits').map(term).join(' − ')}，单位万吨/年。承担者：${bearers}。`
    },
    reliefs: (w) =>
      `单独放开一项上限，可缓解（万吨/年）：${w.join(w.list('limits').map((each) => `${limit(each)} ${each.figure('relief')}`))}。各项不必相加。`,
    worth: (w) => {
      const isDemand = w.text('kind') === 'demand'
      const what = isDemand ? `${w.name('name')}需求量` : limit(w)
      const sign = isDemand ? 1 : -1
      return `${what}的边际价值：${oneTonne(w, 'above', sign)}；${oneTonne(w, 'below', sign)}。`
    },
    flow: (w) => {
      const leg = w.number('legQuantity') ?? 0
      const shared =
        leg - (w.number('quantity') ?? 0) >= 1e-3 ? `（同一首段共 ${formatFigure(leg)} 万吨）` : ''
      return `${w.name('site')} → ${w.name('market')}${via(w)} ${w.figure('quantity')} 万吨/年${shared}：${held(w, 'legQuantity', 'freight')}${capacity(w)}`
    },
    absence: (w) =>
      `${w.name('site')} → ${w.name('market')}${via(w)} 无供应：${kept(w, 'freight')}${capacity(w)}`,
    barred: (w) =>
      `规则“${RULE_KINDS.zh[w.text('rule')] ?? w.text('rule')}”${w.text('of') === 'site' ? '不允许来自' : '不允许供往'}${w.names('names')}${andMore(w)}。`,
    'no-way': (w) =>
      `${w.text('of') === 'site' ? '无路可来自' : '无路可达'}${w.names('names')}${andMore(w)}。`,
    'no-capacity': (w) => `当年没有产能：${w.names('names')}${andMore(w)}。`,
  },
  prices: '每吨价格构成，元/吨',
  limits: '上限，万吨/年',
  why: '原因',
  columns: {
    from: '起点',
    to: '终点',
    via: '经由',
    quantity: '数量',
    distance: '公里',
    exWorks: '坑口价',
    freight: '运费',
    handling: '装卸',
    delivered: '到场价',
    scarcity: '稀缺租金',
    marginal: '边际价',
    limit: '上限',
    used: '已用',
    most: '最多',
    left: '剩余',
  },
  limitKinds: {
    capacity: (place) => `${place}产能`,
    'regional-output': (place) => `${place}预计产量`,
    throughput: (place) => `${place}通过能力`,
  },
  direct: '直达',
  goalUnits: { wt: '万吨', 'wt km': '万吨公里', '10^4 yuan': '万元', 't CO2e': '吨 CO₂e' },
  curve: {
    heading: (path, year, current) =>
      `${path} 的价值曲线，${year} 年${current === null ? '' : `（现值 ${current}）`}`,
    from: '从',
    to: '到',
    value: (goal, unit) => `${goal}${unit === '' ? '' : ` ${unit}`}`,
    slope: '每单位',
    corners: '变化之处',
    noCorners: '在此范围内走势不变。',
    solves: (count) => `目标值为各段起点处的值，另列每单位的变化；精确结果，由 ${count} 次经证明的求解得出。`,
    site: {
      idle: (place) => `${place}停止供应`,
      part: (place) => `${place}部分产能投入`,
      full: (place) => `${place}满负荷`,
    },
    flow: (from, to, mode, starts) => `${from} → ${to}（${mode}）${starts ? '开始' : '停止'}`,
    market: (place, short) => (short ? `${place}开始短缺` : `${place}不再短缺`),
    limit: (kind, place, binds) => {
      const what =
        { 'regional-output': `${place}预计产量`, throughput: `${place}通过能力`, rule: `规则“${place}”` }[
          kind
        ] ?? `线路 ${place}`
      return `${what}${binds ? '开始' : '不再'}起约束作用`
    },
    notLinear: '在此策略下，最优值不是该数的分段线性函数：它处在分母或占比之中。',
    empty: '范围为空：--from 必须小于 --to。',
    conflict: '在整个范围内，规则都无法同时满足。',
    unproven: (value) => `在 ${value} 处没有得到经证明的最优解。`,
  },
}
