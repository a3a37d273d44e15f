/**
 * What one more unit of a demand or of a limit moves in the program: the limits of rows and columns, per unit.
 * Shares of a demand, of a capacity or of an import need move with it.
 */
import { at } from '../lists.ts'
import { importBalance, regionalDemand } from '../network/need.ts'
import type { Formulation } from '../program/formulate.ts'
import type { Rule } from '../scenario/types.ts'
import type { Shift } from '../solve/sensitivity/sensitivity.ts'

/** A step of one unit up; −1 times its shifts is one unit down. */
export interface PriceStep {
  readonly shifts: readonly Shift[]
  /** The direction in which the step leaps, if any: a rule then holds for what it did not, and there is no price. */
  readonly leaps: 1 | 0 | -1
}

const NO_LEAP = { leaps: 0 } as const

/** Shifts of a program by the keys of its rows. */
export class Steps {
  private readonly formulation: Formulation
  private readonly x: Float64Array
  private readonly rows: ReadonlyMap<string, number>

  constructor(formulation: Formulation, x: Float64Array) {
    this.formulation = formulation
    this.x = x
    this.rows = new Map(formulation.program.rowKeys.map((key, row) => [key, row]))
  }

  /** One more wt of demand of a market, which may be unmet. */
  demand(m: number): PriceStep {
    const { network, columns } = this.formulation
    const { scenario, year } = network
    const market = at(scenario.markets, m)
    const needed = this.needRises(market.region, 1)
    const shifts = [
      ...this.row(`balance/${year}/market/${market.id}`, 1, 1),
      { of: 'column' as const, position: at(columns.unmet, m), lower: 0, upper: 1 },
      ...needed.shifts,
      ...(columns.largestUnmetShare === null
        ? []
        : this.row(`largest-unmet-share/${year}/${market.id}`, 0, at(this.x, columns.largestUnmetShare))),
    ]
    for (const rule of scenario.policy.rules) {
      if (rule.kind !== 'self-sufficiency' || rule.region !== market.region) continue
      shifts.push(...this.row(`rule/${year}/${rule.id}`, rule.share, 0))
    }
    return { shifts, leaps: needed.leaps }
  }

  /** One more wt a year that a site can deliver. */
  capacity(i: number): PriceStep {
    const { network, columns } = this.formulation
    const { scenario, year } = network
    const site = at(scenario.sites, i)
    const region = scenario.regions.find((each) => each.id === site.region)
    const isHeld = region?.outputLimit === 'projected' && region.projectedOutput !== null
    const needed = isHeld ? { ...NO_LEAP, shifts: [] } : this.needRises(site.region, -1)
    return {
      leaps: needed.leaps,
      shifts: [
        { of: 'column', position: at(columns.output, i), lower: 0, upper: 1 },
        ...(columns.largestUtilisation === null
          ? []
          : this.row(`largest-utilisation/${year}/${site.id}`, 0, at(this.x, columns.largestUtilisation))),
        ...needed.shifts,
      ],
    }
  }

  /** One more wt a year of a terminal's throughput; `null` where no row holds it. */
  throughput(id: string): PriceStep | null {
    return this.limit(`throughput/${this.formulation.network.year}/${id}`)
  }

  /** One more wt a year of a region's projected output; `null` where the region is not held to it. */
  output(id: string): PriceStep | null {
    const step = this.limit(`regional-output/${this.formulation.network.year}/${id}`)
    return step === null ? null : { ...step, shifts: [...step.shifts, ...this.needRises(id, -1).shifts] }
  }

  /** One unit more room in a rule: of its limit, or 0.01 of its share; `null` where it has neither. */
  rule(rule: Rule): PriceStep | null {
    const { network, program, columns } = this.formulation
    const { scenario, year, yearIndex } = network
    const key = `rule/${year}/${rule.id}`
    switch (rule.kind) {
      case 'only-exporters-cross-regions':
        return null
      case 'emission-cap':
      case 'extraction-cap':
        return this.limit(key)
      case 'least-take':
        return { ...NO_LEAP, shifts: this.row(key, -1, 0) }
      case 'self-sufficiency':
        return {
          ...NO_LEAP,
          shifts: this.row(key, -regionalDemand(scenario, yearIndex, rule.region) / 100, 0),
        }
      case 'water-rail-share': {
        const crossing = network.arcs.reduce((sum, arc, position) => {
          const crosses = arc.toRegion !== null && arc.toRegion !== arc.group.region
          return crosses ? sum + at(this.x, at(columns.flow, position)) : sum
        }, 0)
        return { ...NO_LEAP, shifts: this.row(key, -crossing / 100, 0) }
      }
      case 'sending-share':
        return {
          ...NO_LEAP,
          shifts: scenario.regions.flatMap(({ id }) => {
            const need = Math.max(0, importBalance(scenario, yearIndex, id))
            return program.rowKeys
              .filter((each) => each.startsWith(`${key}/${id}/`))
              .flatMap((each) => this.row(each, 0, need / 100))
          }),
        }
    }
  }

  /** Rows of sending shares that move as the import need of a region does, by `amount` per unit. */
  private needRises(region: string, amount: 1 | -1): PriceStep {
    const { network, program } = this.formulation
    const { scenario, year, yearIndex } = network
    const balance = importBalance(scenario, yearIndex, region)
    const rules = scenario.policy.rules.flatMap((rule) => (rule.kind === 'sending-share' ? [rule] : []))
    if (balance < 0 || rules.length === 0) return { ...NO_LEAP, shifts: [] }
    // A region without need is exempt; the first tonne of need holds every sender to its share.
    if (balance === 0) return { leaps: amount, shifts: [] }
    const shifts = rules.flatMap((rule) => {
      const start = `rule/${year}/${rule.id}/${region}/`
      return program.rowKeys
        .filter((key) => key.startsWith(start))
        .flatMap((key) => this.row(key, 0, amount * rule.share))
    })
    return { ...NO_LEAP, shifts }
  }

  private limit(key: string): PriceStep | null {
    return this.rows.has(key) ? { ...NO_LEAP, shifts: this.row(key, 0, 1) } : null
  }

  private row(key: string, lower: number, upper: number): Shift[] {
    const position = this.rows.get(key)
    return position === undefined ? [] : [{ of: 'row', position, lower, upper }]
  }
}
