/** Move quantities of a document as a lever does: constants, paths over years and expressions alike. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/index.ts'
import { bareValue, type Path, readPath } from './document.ts'
import type { Edit } from './workspace-state.ts'

/** The grid of quantities: finer differences never reach a program. */
const GRID = 1000

const toGrid = (value: number): number => Math.round(value * GRID) / GRID

/** Whether what a document holds is a path over the years rather than one number. */
export function isOverYears(held: JsonValue | undefined): boolean {
  const bare = bareValue(held)
  return isJsonObject(bare) || (typeof bare === 'string' && !isPlainNumber(bare))
}

/** Whether a text is a number with or without a unit, such as `130 Mt/yr`. */
function isPlainNumber(text: string): boolean {
  return /^[-+]?[\d.]+(e[-+]?\d+)?\s*([\p{L}%][\p{L}\p{N}/%·]*)?$/iu.test(text.trim())
}

/**
 * Multiply what a document holds by a factor: a number, each milestone of a path, or an expression as a whole.
 * A provenance beside the value is kept only while the value stays a path: a range and a status belong to a number.
 */
export function scaleHeld(held: JsonValue | undefined, factor: number): JsonValue | undefined {
  if (factor === 1) return held
  const bare = bareValue(held)
  if (typeof bare === 'number') return toGrid(bare * factor)
  if (typeof bare === 'string') return scaleText(bare, factor)
  if (!isJsonObject(bare)) return held
  return Object.fromEntries(
    Object.entries(bare).map(([year, value]) => [year, scaleHeld(value, factor) ?? value]),
  )
}

function scaleText(text: string, factor: number): string {
  const literal = /^([-+]?[\d.]+(?:e[-+]?\d+)?)(\s*[\p{L}%].*)$/iu.exec(text.trim())
  if (literal?.[1] !== undefined && isPlainNumber(text)) {
    return `${toGrid(Number(literal[1]) * factor)}${literal[2] ?? ''}`
  }
  return `(${text}) * ${factor}`
}

/** By which factor a document's quantity stands above an original one; `null` where it is no multiple of it. */
export function factorOver(original: JsonValue | undefined, now: JsonValue | undefined): number | null {
  const [before, after] = [bareValue(original), bareValue(now)]
  if (JSON.stringify(before) === JSON.stringify(after)) return 1
  if (typeof before === 'string' && typeof after === 'string') return factorOfText(before, after)
  if (!isJsonObject(before) || !isJsonObject(after)) return null
  return factorOfMilestones(before, after)
}

function factorOfText(before: string, after: string): number | null {
  const lead = `(${before}) * `
  const factor = after.startsWith(lead) ? Number(after.slice(lead.length)) : Number.NaN
  return Number.isFinite(factor) ? factor : null
}

/** The factor of the largest milestone, where all of them stand in that proportion up to the grid. */
function factorOfMilestones(before: JsonObject, after: JsonObject): number | null {
  const years = Object.keys(before)
  if (years.length !== Object.keys(after).length) return null
  const pairs = years.map((year) => [before[year], after[year]] as const)
  let largest: readonly [number, number] | null = null
  for (const [a, b] of pairs) {
    if (typeof a !== 'number' || typeof b !== 'number') return null
    if (largest === null || a > largest[0]) largest = [a, b]
  }
  if (largest === null || largest[0] === 0) return null
  const factor = largest[1] / largest[0]
  const inProportion = pairs.every(
    ([a, b]) => typeof a === 'number' && typeof b === 'number' && Math.abs(a * factor - b) <= 2 / GRID,
  )
  return inProportion ? factor : null
}

/** A member of a total: where it is, and its value in the first year, wt/yr. */
export interface Member {
  readonly path: Path
  readonly value: number
  /** Its value in the baseline. */
  readonly baseline: number
}

/**
 * Bring members to a total, in their present proportions, or the baseline's where all are 0. Constants come out on
 * the grid and sum exactly: the tonnes that rounding leaves go to the largest remainders.
 */
export function scaleToTotal(document: JsonObject, members: readonly Member[], total: number): Edit[] {
  const sum = members.reduce((all, { value }) => all + value, 0)
  const weights = members.map(({ value, baseline }) => (sum > 0 ? value : baseline))
  const whole = weights.reduce((all, weight) => all + weight, 0)
  if (whole === 0) return []
  const exact = weights.map((weight) => (weight / whole) * total * GRID)
  const units = exact.map(Math.floor)
  const left = Math.round(total * GRID) - units.reduce((all, unit) => all + unit, 0)
  const order = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of order.slice(0, Math.max(0, left))) units[index] = (units[index] ?? 0) + 1
  return members.map(({ path, value }, index) => {
    const held = readPath(document, path)
    const share = (units[index] ?? 0) / GRID
    return { path, value: isOverYears(held) && value > 0 ? scaleHeld(held, share / value) : share }
  })
}
