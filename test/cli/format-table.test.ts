import { describe, expect, it } from 'vitest'
import { formatTable, numberColumn, padStart, textWidth } from '../../src/cli/format-table.ts'

describe('a text table', () => {
  it('gives Chinese characters two cells, so that columns line up', () => {
    const rows = [
      { name: '渝东北', value: 2400 },
      { name: 'core', value: -4000.5 },
    ]
    const lines = formatTable(
      [
        { heading: '片区', align: 'left', text: ({ name }) => name },
        numberColumn('余缺', rows, ({ value }) => value),
      ],
      rows,
    )
    expect(lines).toEqual(['片区        余缺', '渝东北   2,400.0', 'core    -4,000.5'])
    expect(new Set(lines.map(textWidth))).toEqual(new Set([16]))
  })

  it('shows an absent number as a dash and a negative zero as zero', () => {
    const rows = [null, -0, 12]
    const column = numberColumn('n', rows, (row) => row)
    expect(rows.map((row) => column.text(row))).toEqual(['—', '0', '12'])
  })

  it('does not shorten what is wider than its column', () => {
    expect(padStart('砂石', 3)).toBe('砂石')
  })
})
