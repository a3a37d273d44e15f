/** What the sites can draw on in a year: product still in place, and the stock in their yards. */
import { at, tidy } from '../lists.ts'
import type { Scenario } from '../scenario/types.ts'

/** What is left from the year before, aligned with the sites, before anything joins. */
export interface Left {
  /** Product in place, wt; `null`: not limited. */
  readonly mineable: readonly (number | null)[]
  /** Product in the yard, wt. */
  readonly stock: readonly number[]
}

/** What a year can draw on, aligned with the sites. */
export interface AtHand {
  /** Product in place, wt, with what joins in the year; `null`: not limited. */
  readonly mineable: readonly (number | null)[]
  /** Most that can enter the yard in the year, wt. */
  readonly fill: readonly number[]
  /** Most that can leave the yard in the year, wt. */
  readonly release: readonly number[]
}

/** Before the first year: the starting reserve joins in the first year, see `SiteCourse.mineableAdded`. */
export function startingLeft(scenario: Scenario): Left {
  return {
    mineable: scenario.sites.map((site) => (site.reserve === null ? null : 0)),
    stock: scenario.sites.map((site) => site.stock?.start.value ?? 0),
  }
}

/**
 * What a year can draw on after the years before it left `left`:
 * mineable = left + joining; fill ≤ min(rate, room in the yard); release ≤ min(rate, stock).
 */
export function atHand(scenario: Scenario, yearIndex: number, left: Left): AtHand {
  const { sites } = scenario
  return {
    mineable: sites.map((site, i) => {
      const before = at(left.mineable, i)
      return before === null ? null : tidy(before + at(site.course.mineableAdded, yearIndex))
    }),
    fill: sites.map(({ stock }, i) =>
      stock === null
        ? 0
        : Math.min(
            stock.fillRate?.value ?? Number.POSITIVE_INFINITY,
            tidy(stock.capacity.value - at(left.stock, i)),
          ),
    ),
    release: sites.map(({ stock }, i) =>
      stock === null ? 0 : Math.min(stock.releaseRate?.value ?? Number.POSITIVE_INFINITY, at(left.stock, i)),
    ),
  }
}

/**
 * The most that any year can draw on whatever the others do: all product that joined since the last lapse, and a
 * yard that is as full, or as empty, as it can be.
 */
export function mostAtHand(scenario: Scenario, yearIndex: number): AtHand {
  const { sites } = scenario
  const rate = (limit: number | undefined, room: number) => Math.min(limit ?? Number.POSITIVE_INFINITY, room)
  return {
    mineable: sites.map(({ reserve, course }) => {
      if (reserve === null) return null
      let joined = 0
      for (let t = 0; t <= yearIndex; t++) {
        if (t > 0 && course.lapses[t - 1] === true) joined = 0
        joined = tidy(joined + at(course.mineableAdded, t))
      }
      return joined
    }),
    fill: sites.map(({ stock }) => (stock === null ? 0 : rate(stock.fillRate?.value, stock.capacity.value))),
    release: sites.map(({ stock }) =>
      stock === null ? 0 : rate(stock.releaseRate?.value, stock.capacity.value),
    ),
  }
}
