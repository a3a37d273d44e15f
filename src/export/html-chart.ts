/** Demand, capacity and output of regions as bars, drawn in the page itself. */
import { columnName } from '../messages/tables.ts'
import type { RegionRow } from '../report/types.ts'
import { element, escapeHtml, formatNumber, type Printing, shortNameIn } from './html-parts.ts'

const SERIES = ['demand', 'capacity', 'output'] as const
const WIDTH = 680
const LABELS = 235
const VALUES = 70
const BAR = 19
const GAP = 12

/** Draw the bars of regions; each bar has its number beside it, so that the picture needs no axis. */
export function balanceChart(printing: Printing, rows: readonly RegionRow[]): string {
  const { language, words } = printing
  const most = Math.max(1, ...rows.flatMap((row) => SERIES.map((key) => row[key])))
  const scale = (WIDTH - LABELS - VALUES) / most
  const group = SERIES.length * BAR + GAP
  const height = rows.length * group + 30
  const bars = rows.map((row, position) => {
    const top = 30 + position * group
    const name = shortNameIn(printing, 'regions', row.id)
    const label = element(
      'text',
      { x: LABELS - 8, y: top + group / 2 - 2, 'text-anchor': 'end', class: 'name' },
      shorten(name, language === 'zh' ? 12 : 24),
    )
    const drawn = SERIES.map((key, index) => {
      const width = Math.max(0, row[key] * scale)
      const y = top + index * BAR
      const rectangle = `<rect x="${LABELS}" y="${y}" width="${width.toFixed(1)}" height="${BAR - 2}" class="${key}"/>`
      const number = element(
        'text',
        { x: (LABELS + width + 4).toFixed(1), y: y + BAR - 5 },
        formatNumber(row[key]),
      )
      return rectangle + number
    })
    return `<g>${label}${drawn.join('')}</g>`
  })
  const legend = SERIES.map((key, index) => {
    const x = LABELS + index * 130
    return `<rect x="${x}" y="4" width="11" height="11" class="${key}"/>${element('text', { x: x + 16, y: 14 }, columnName(key, language))}`
  })
  const title = escapeHtml(words.chartTitle)
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}"><title>${title}</title>${legend.join('')}${bars.join('')}</svg>`
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
