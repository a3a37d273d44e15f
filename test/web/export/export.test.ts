/** Charts as files: numbers as CSV, colours that any program reads, and pictures that stand alone. */
import { describe, expect, it } from 'vitest'
import { headingOf, showCell } from '../../../web/charts/chart-table.ts'
import { chartCsv } from '../../../web/export/chart-csv.ts'
import { plainColour } from '../../../web/export/colours.ts'
import { composePicture } from '../../../web/export/picture.ts'

describe('the table of a chart', () => {
  it('becomes CSV with a byte order mark, units in the headings, full precision and guarded cells', () => {
    const csv = chartCsv({
      name: 'routes',
      columns: [{ name: 'Site' }, { name: 'Note', text: true }, { name: 'Output', unit: '10⁴ t' }],
      rows: [
        ['=HYPERLINK("x")', 'a, b', 1234.567890123],
        ['万州', null, -2],
      ],
    })
    expect(csv).toBe(
      '\uFEFFSite,Note,Output (10⁴ t)\n"\'=HYPERLINK(""x"")","a, b",1234.567890123\n万州,,-2\n',
    )
  })

  it('shows three significant digits, years as they are, and a dash for nothing', () => {
    expect(showCell(1234.567, { name: 'Output' }, 'en')).toBe('1,235')
    expect(showCell(2035, { name: 'Year', plain: true }, 'en')).toBe('2035')
    expect(showCell(null, { name: 'Output' }, 'zh')).toBe('—')
    expect(headingOf({ name: '产量', unit: '万吨' })).toBe('产量 (万吨)')
  })
})

describe('a computed colour', () => {
  it.each([
    ['rgb(0, 114, 178)', '#0072b2', 1],
    ['rgba(0, 0, 0, 0.5)', '#000000', 0.5],
    ['rgba(0, 0, 0, 0)', '#000000', 0],
    ['color(srgb 1 0.5 0)', '#ff8000', 1],
    ['color(srgb 0.2 0.4 0.6 / 0.25)', '#336699', 0.25],
  ])('%s is %s at %d', (computed, colour, opacity) => {
    expect(plainColour(computed)).toEqual({ colour, opacity })
  })

  it('is none where there is a pattern or nothing', () => {
    expect(plainColour('none')).toBeNull()
    expect(plainColour('url("#hatch")')).toBeNull()
  })
})

describe('a picture', () => {
  const swatch = { svg: '<svg width="18" height="12"/>', width: 18, height: 12 }
  const picture = composePicture({
    drawing: { svg: '<svg width="300" height="100"/>', width: 300, height: 100 },
    title: '供需平衡 <2025>',
    summary: '各片区需求 13,000 万吨全部满足，其中 4,000 万吨跨区调入，其余由本区矿山供应，没有缺口。',
    key: [
      { swatch, text: '调出' },
      { swatch, text: '片区自产自用（颜色即片区）' },
      { swatch, text: '缺口 & 产能' },
    ],
    credit: '2025 年规划 · 0123456789ab',
    font: '"Noto Sans SC", sans-serif',
  })

  it('holds white ground, title, sentence, drawing, key and credit', () => {
    expect(picture).toMatchSnapshot()
  })

  it('escapes what is written, and keeps every line inside', () => {
    expect(picture.svg).toContain('供需平衡 &lt;2025&gt;')
    expect(picture.svg).toContain('缺口 &amp; 产能')
    expect(picture.svg).not.toMatch(/<2025>/)
    const lines = [...picture.svg.matchAll(/y="(\d+(?:\.\d+)?)"/g)].map(([, y]) => Number(y))
    expect(Math.max(...lines)).toBeLessThan(picture.height)
  })
})
