import { describe, expect, it } from 'vitest'
import { type ComparedBalance, placeComparison } from '../../../web/charts/compare-marks.ts'

const words = {
  region: (id: string) => id,
  run: (index: number) => ['plan', 'a scenario with a very long name indeed'][index] ?? '',
  number: (quantity: number) => `${quantity}`,
}
const row = (region: string, run: number, own: number, imports: number, unmet: number): ComparedBalance => ({
  region,
  run,
  demand: own + imports + unmet,
  own,
  imports,
  unmet,
})
const rows = [row('core', 0, 9000, 4000, 0), row('core', 1, 9000, 4000, 1000), row('north', 0, 5700, 0, 0)]

describe.each([320, 700])('a comparison %i px wide', (width) => {
  const marks = placeComparison(rows, 2, width, words)
  const bar = (kind: string, run: number, region = 'core') =>
    marks.bars.find((one) => one.kind === kind && one.run === run && one.region === region)

  it('has all runs and regions on one axis', () => {
    expect(bar('own', 0)?.width).toBeCloseTo(bar('own', 1)?.width ?? 0)
    const perWt = (bar('own', 0)?.width ?? 0) / 9000
    for (const { quantity, width: drawn } of marks.bars) expect(drawn / quantity).toBeCloseTo(perWt, 9)
  })

  it('stacks what meets demand up to the tick, what is unmet last', () => {
    const last = bar('unmet', 1)
    const tick = marks.ticks.find(({ run, region }) => run === 1 && region === 'core')
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(tick?.x ?? 0)
    expect(bar('unmet', 0)).toBeUndefined()
  })

  it('lays the first run faint behind the others, never behind itself', () => {
    expect(
      marks.bars.filter(({ kind }) => kind === 'faint').map(({ run, quantity }) => [run, quantity]),
    ).toEqual([[1, 13000]])
    const order = marks.bars
      .filter(({ run, region }) => run === 1 && region === 'core')
      .map(({ kind }) => kind)
    expect(order[0]).toBe('faint')
  })

  it('stays inside its width, with each name whole above its bar where it is long', () => {
    for (const { x, width: drawn } of marks.bars) expect(x + drawn).toBeLessThanOrEqual(width)
    const names = marks.texts.filter(({ kind }) => kind === 'run')
    expect(new Set(names.map(({ text }) => text))).toEqual(new Set([words.run(0), words.run(1)]))
    for (const { x, y, anchor } of names) {
      expect([x, anchor]).toEqual([0, 'start'])
      for (const one of marks.bars) expect(y <= one.y || y - 12 >= one.y + one.height).toBe(true)
    }
  })
})

describe('a comparison', () => {
  it('has short names beside its bars, and one too long for the drawing cut with a sign', () => {
    const short = placeComparison(rows, 2, 320, { ...words, run: (index) => `run ${index}` })
    expect(new Set(short.texts.filter(({ kind }) => kind === 'run').map(({ anchor }) => anchor))).toEqual(
      new Set(['end']),
    )
    const long = placeComparison(rows, 2, 200, words)
    expect(long.texts.find(({ text }) => text.startsWith('a sc'))?.text.endsWith('…')).toBe(true)
  })
})
