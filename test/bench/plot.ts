/** Cost against size: our time over the number of arcs, both logarithmic, with the power law that fits best. */
import type { Row } from './run.ts'

export interface Fit {
  readonly exponent: number
  readonly factor: number
}

/** Fit ms = factor · arcs^exponent by least squares on logarithms. */
export function fitPower(rows: readonly Row[]): Fit {
  const points = rows.map((row) => [Math.log(row.arcs), Math.log(row.medianMs)] as const)
  const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  const exponent = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread
  return { exponent, factor: Math.exp(meanY - exponent * meanX) }
}

const WIDTH = 720
const HEIGHT = 440
const MARGIN = { left: 70, right: 90, top: 40, bottom: 50 }

/** Powers of ten that enclose the values. */
function decades(values: readonly number[]): [number, number] {
  return [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))]
}

function scale([from, to]: readonly [number, number], start: number, end: number): (value: number) => number {
  return (value) => start + ((Math.log10(value) - from) / (to - from)) * (end - start)
}

function range([from, to]: readonly [number, number]): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** Draw the plot as SVG; transport in one colour, general networks in another. */
export function drawPlot(rows: readonly Row[], isGeneral: (row: Row) => boolean): string {
  const xs = decades(rows.map((row) => row.arcs))
  const ys = decades(rows.map((row) => row.medianMs))
  const x = scale(xs, MARGIN.left, WIDTH - MARGIN.right)
  const y = scale(ys, HEIGHT - MARGIN.bottom, MARGIN.top)
  const right = WIDTH - MARGIN.right
  const bottom = HEIGHT - MARGIN.bottom
  const lines = [
    ...range(xs).map((power) => {
      const at = x(10 ** power).toFixed(1)
      return `<path d="M${at} ${MARGIN.top}V${bottom}"/><text x="${at}" y="${bottom + 18}" text-anchor="middle">10^${power}</text>`
    }),
    ...range(ys).map((power) => {
      const at = y(10 ** power).toFixed(1)
      return `<path d="M${MARGIN.left} ${at}H${right}"/><text x="${MARGIN.left - 8}" y="${at}" text-anchor="end" dominant-baseline="middle">${10 ** power}</text>`
    }),
  ]
  const dots = rows.map((row) => {
    const [cx, cy] = [x(row.arcs).toFixed(1), y(row.medianMs).toFixed(1)]
    const colour = isGeneral(row) ? '#b5541c' : '#1c6fb5'
    return `<circle cx="${cx}" cy="${cy}" r="4" fill="${colour}"/><text x="${cx}" y="${cy}" dx="7" dy="4">${row.name}</text>`
  })
  const fits = [false, true].map((general) => {
    const chosen = rows.filter((row) => isGeneral(row) === general)
    if (chosen.length < 3) return ''
    const { exponent, factor } = fitPower(chosen)
    const arcs = chosen.map((row) => row.arcs)
    const at = (value: number) => `${x(value).toFixed(1)} ${y(factor * value ** exponent).toFixed(1)}`
    const colour = general ? '#b5541c' : '#1c6fb5'
    const label = `${general ? 'general networks' : 'transport'}: ms ∝ arcs^${exponent.toFixed(2)}`
    return `<path d="M${at(Math.min(...arcs))}L${at(Math.max(...arcs))}" stroke="${colour}" stroke-dasharray="5 4"/><text x="${MARGIN.left + 10}" y="${MARGIN.top + (general ? 36 : 18)}" fill="${colour}">${label}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${MARGIN.left}" y="22" font-size="14">Network simplex: median ms against arcs</text>`,
    `<g stroke="#ddd" fill="none">${lines.join('').replaceAll('<text', '<text stroke="none" fill="#555"')}</g>`,
    `<g fill="#222">${dots.join('')}</g>`,
    `<g fill="none">${fits.join('').replaceAll('fill="#', 'stroke="none" fill="#')}</g>`,
    '</svg>',
    '',
  ].join('\n')
}
