/** What may come otherwise than chongqing-2035 assumes: one change each. */
import { type Annotated, fromParameter } from './annotated.ts'
import type { Calibration } from './capacities.ts'
import { PARAMETERS } from './course-of-demand.ts'
import { reserveOf } from './pipeline.ts'
import type { Parameter, Tables } from './tables.ts'
import { closedStretches } from './waterways.ts'
import { writeYaml } from './yaml.ts'

const BASELINE = 'chongqing-2035'
/** Year in which the river is closed. */
const CLOSED_YEAR = 2028

interface Variant {
  readonly suffix: string
  readonly head: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly description: { readonly zh: string; readonly en: string }
  readonly patch: object
}

/** Build the texts of the variants of chongqing-2035, by file name. */
export function buildVariants(
  tables: Tables,
  calibration: Calibration,
): readonly (readonly [string, string])[] {
  const variants = [
    demandFalls(tables),
    permitsDelayed(),
    riverClosed(tables),
    recycled30(tables),
    superLarge(tables, calibration),
  ]
  return variants.map(({ suffix, head, title, description, patch }) => {
    const id = `${BASELINE}-${suffix}`
    const document = { id, title, description, extends: `${BASELINE}.yaml`, patch }
    const comments = { head: `${head}\nBuilt from data/ by scripts/build-scenarios.ts.`, sections: {} }
    return [`${id}.yaml`, writeYaml(document, { ...comments, locations: new Map() })] as const
  })
}

/** A parameter at another value, with the range of the baseline widened where it does not hold it. */
function changed(parameter: Parameter, value: number, note: string): Annotated {
  const low = Math.min(parameter.low, value)
  const high = Math.max(parameter.high, value)
  return { ...fromParameter({ ...parameter, value, low, high, status: 'assumed' }), note }
}

function demandFalls(tables: Tables): Variant {
  const trends = PARAMETERS.filter((id) => /^demandTrend(?!To)/.test(id))
  return {
    suffix: 'demand-falls',
    head: 'Demand falls by 5 % a year after 2025, as construction does.',
    title: {
      zh: '重庆全市网络 2021—2035：需求随建设下降',
      en: 'Chongqing network, 2021–2035: demand falls with construction',
    },
    description: {
      zh: '2025年后三个片区需求均每年下降5%，到2035年约为规划数的六成。',
      en: 'Demand falls by 5 % a year in all three regions after 2025, to about six tenths of the plan’s by 2035.',
    },
    patch: {
      parameters: Object.fromEntries(
        trends.map((id) => [
          id,
          changed(tables.parameter(id), -0.05, 'a year after 2025; the country lost 9.8 % in 2024 alone'),
        ]),
      ),
    },
  }
}

function permitsDelayed(): Variant {
  return {
    suffix: 'permits-delayed',
    head: 'Every approval comes two years later: zones are built out later, and rights lapse before they are renewed.',
    title: {
      zh: '重庆全市网络 2021—2035：审批推迟两年',
      en: 'Chongqing network, 2021–2035: permits delayed by two years',
    },
    description: {
      zh: '全部项目审批推迟两年：集中开采区扩建推后，到期采矿权出现空档，剩余储量失效。',
      en: 'Every approval is two years late: zones are built out later, and rights that end leave a gap in which what is left in place is lost.',
    },
    patch: {
      approvalDelay: {
        value: 2,
        unit: 'yr',
        status: 'assumed',
        low: 0,
        high: 4,
        note: 'on every approval, as written in the baseline',
      },
    },
  }
}

function riverClosed(tables: Tables): Variant {
  return {
    suffix: 'river-closed',
    head: `The Yangtze along the northeast carries no barge in ${CLOSED_YEAR}.`,
    title: {
      zh: `重庆全市网络 2021—2035：${CLOSED_YEAR}年渝东北航道停航`,
      en: `Chongqing network, 2021–2035: northeast river closed in ${CLOSED_YEAR}`,
    },
    description: {
      zh: `${CLOSED_YEAR}年长江渝东北各段停航，次年恢复：原由水路运输的砂石改走公路或形成缺口。`,
      en: `The stretches of the Yangtze along the northeast are closed in ${CLOSED_YEAR} and open again a year later: what went by barge goes by road or is short.`,
    },
    patch: { waterways: { yangtze: { stretches: closedStretches(tables, 'northeast', CLOSED_YEAR) } } },
  }
}

function recycled30(tables: Tables): Variant {
  const note = 'of demand, in 2035; twice the baseline, and beyond any level reported in China'
  return {
    suffix: 'recycled-30',
    head: 'Recycled aggregate meets 30 % of demand by 2035.',
    title: {
      zh: '重庆全市网络 2021—2035：再生骨料达30%',
      en: 'Chongqing network, 2021–2035: recycled 30 %',
    },
    description: {
      zh: '再生骨料占需求的比重由2025年的3%升至2035年的30%。',
      en: 'Recycled aggregate rises from 3 % of demand in 2025 to 30 % in 2035.',
    },
    patch: {
      parameters: { recycledShare2035: changed(tables.parameter('recycledShare2035'), 0.3, note) },
    },
  }
}

function superLarge(tables: Tables, calibration: Calibration): Variant {
  const size = tables.parameter('superLargeCapacity')
  const exporters = tables.zones.filter((zone) => zone.exporter)
  return {
    suffix: 'super-large',
    head: `The five named exporters grow to ${size.value.toLocaleString('en-US')} wt/yr each.`,
    title: {
      zh: '重庆全市网络 2021—2035：超大型集中开采区2000万吨',
      en: 'Chongqing network, 2021–2035: super-large zones at 2,000',
    },
    description: {
      zh: '规划点名的五个外调区各扩至2000万吨/年；预计产量不变。',
      en: 'The five zones that the plan names as exporters grow to 2,000×10⁴ t a year each; projected outputs stay.',
    },
    patch: {
      projects: Object.fromEntries(
        exporters.map((zone) => {
          const capacity = Number(calibration.zone(zone.id).value)
          const name = { zh: `${zone.name.zh}超大型扩能`, en: `${zone.name.en}: super-large` }
          const joining = (limit: number) => Math.max(0, limit - capacity)
          const project = {
            name,
            kind: 'extended',
            site: zone.id,
            capacity: {
              ...fromParameter(size, 'wt/yr'),
              value: joining(size.value),
              low: joining(size.low),
              high: joining(size.high),
              note: `to ${size.value} wt/yr in all: ${size.note}`,
            },
            approvalYear: fromParameter(tables.parameter('superLargeApproval')),
            leadTime: fromParameter(tables.parameter('superLargeLead'), 'yr'),
            rampUp: [tables.parameter('buildOutFirstShare').value],
            reserve: reserveOf(tables, joining(size.value), 'reserveYearsZone'),
          }
          return [`${zone.id}-super-large`, project] as const
        }),
      ),
    },
  }
}
