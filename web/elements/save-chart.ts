/** Save what a chart's frame shows: its drawing as a picture, its numbers as CSV. Loaded when first asked for. */
import type { ChartTable } from '../charts/chart-table.ts'
import { chartCsv } from '../export/chart-csv.ts'
import { composePicture, type Picture } from '../export/picture.ts'
import { drawPng } from '../export/png.ts'
import { standalone } from '../export/standalone.ts'
import { texts } from '../i18n/dictionary.ts'
import type { ChartFrame } from './chart-frame.ts'
import { download } from './download.ts'
import { DrawnChart } from './drawn-chart.ts'

/** Digits of a hash that tell scenarios apart on paper. */
const HASH_DIGITS = 12

export async function savePicture(frame: ChartFrame, format: 'svg' | 'png'): Promise<void> {
  await drawingOf(frame)?.rest()
  const picture = pictureOf(frame)
  if (format === 'svg') download(`${frame.file}.svg`, picture.svg, 'image/svg+xml')
  else download(`${frame.file}.png`, await drawPng(picture), 'image/png')
}

export function saveTable(table: ChartTable, file: string): void {
  download(`${file}.csv`, chartCsv(table), 'text/csv')
}

function drawingOf(frame: ChartFrame): DrawnChart | undefined {
  return [...frame.children].find((child) => child instanceof DrawnChart)
}

/** The chart of a frame as a picture that stands alone. */
function pictureOf(frame: ChartFrame): Picture {
  const { heading, unit, summary, note, result, language } = frame
  const drawing = drawingOf(frame)?.renderRoot.querySelector('svg[role=img]')
  if (!(drawing instanceof SVGSVGElement)) throw new Error('the chart is not drawn yet')
  const key = [...frame.querySelectorAll('.key > li')].map((entry) => {
    const swatch = entry.querySelector('svg')
    return {
      swatch: swatch === null ? { svg: '', width: 0, height: 0 } : standalone(swatch),
      text: (entry.textContent ?? '').replace(/\s+/g, ' ').trim(),
    }
  })
  const { reading } = texts(language)
  const source =
    result === null
      ? ''
      : reading.credit(result.scenario.title[language], result.scenario.hash.slice(0, HASH_DIGITS))
  return composePicture({
    drawing: standalone(drawing),
    title: unit === '' ? heading : `${heading} (${unit})`,
    summary,
    key,
    credit: [note, source].filter((text) => text !== '').join(' · '),
    font: getComputedStyle(frame).fontFamily,
  })
}
