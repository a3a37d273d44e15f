/** Longitude and latitude to px: equal lengths both ways at 30° N, fitted into a box. */
import type { Place } from './geography.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Projection = (place: Place) => Point

const SHRINK = Math.cos((30 * Math.PI) / 180)

/** Fit the places into a box: as large as they go, at its middle or, with `right`, at its right edge. */
export function fitProjection(places: readonly Place[], box: Box, right = false): Projection {
  const xs = places.map(([longitude]) => longitude * SHRINK)
  const ys = places.map(([, latitude]) => -latitude)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const scale = Math.min(box.width / width, box.height / height)
  const spare = { x: box.width - width * scale, y: box.height - height * scale }
  const start = { x: box.x + (right ? spare.x : spare.x / 2), y: box.y + spare.y / 2 }
  return ([longitude, latitude]) => ({
    x: start.x + (longitude * SHRINK - left) * scale,
    y: start.y + (-latitude - top) * scale,
  })
}

/** A line through points as an SVG path, to a tenth of a px. */
export function pathOf(points: readonly Point[], closed = false): string {
  const steps = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${tenth(x)},${tenth(y)}`)
  return steps.join('') + (closed ? 'Z' : '')
}

/** Round to a tenth of a px. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

/** Distance of two points, px. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
