/** The model reference in Chinese says all that the one in English says: the same symbols, formulas and ids. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SOLVED_INDICATORS } from '../src/analyse/indicators.ts'
import { INDICATORS } from '../src/index.ts'
import { FAMILIES } from '../src/program/families.ts'
import { GOAL_UNITS } from '../src/program/goals.ts'
import { PRESETS } from '../src/scenario/types.ts'
import { ROOT } from './cli/support.ts'

const read = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8')
const [english, chinese] = [read('model.md'), read('model.zh.md')]

/** Rows of tables by their first cell. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => /^\| (?:`|[\p{L}ρ]_)/u.test(line))
  return new Map(lines.map((line) => [line.split(' | ')[0]?.slice(2) ?? '', line]))
}

/** What a formula is made of, whatever the words between: symbols with an index, relations, operators. */
const formulaOf = (text: string): readonly string[] =>
  (text.match(/\p{L}_[a-z]+|[Σ≤≥=÷√ᵀ]|10⁻?\d*[⁴⁶]/gu) ?? []).toSorted()

const headings = (text: string) => text.match(/^## /gm)?.length ?? 0
const displayed = (text: string) => text.split('\n').filter((line) => line.startsWith('    '))
/** Indicators share one text of their formula, so that only what is written by hand in both need be compared. */
const written = (text: string) => text.split('<!-- generated: indicators')[0] ?? ''

describe('the model reference in Chinese and in English', () => {
  it('has a row for the same symbols, bounds, constraints, rules, goals, presets and indicators', () => {
    const ids = [...rowsOf(english).keys()]
    expect([...rowsOf(chinese).keys()]).toEqual(ids)
    const known = [
      ...FAMILIES.map(({ id }) => id),
      ...Object.keys(GOAL_UNITS),
      ...PRESETS,
      ...[...INDICATORS, ...SOLVED_INDICATORS].map(({ id }) => id),
    ]
    for (const id of known) expect(ids).toContain(`\`${id}\``)
    for (const symbol of ['q_i', 'f_a', 'u_m', 'D_m', 'K_i', 'O_r', 'T_t']) expect(ids).toContain(symbol)
  })

  it('has the same formula in every row', () => {
    const others = rowsOf(written(chinese))
    for (const [id, row] of rowsOf(written(english))) {
      expect(formulaOf(others.get(id) ?? ''), id).toEqual(formulaOf(row))
    }
  })

  it('has the same equations between the tables, and only one section more, its summary', () => {
    expect(displayed(chinese)).toEqual(displayed(english))
    expect(displayed(english)).toHaveLength(2)
    expect(headings(chinese)).toBe(headings(english) + 1)
    const equations = [
      'wt × yuan/t = 10⁴ yuan',
      'wt × km × g/(t km) ÷ 100 = t CO2e',
      'c_k · x ≤ z_k + τ_k',
      '0.5 · √(area ÷ π) × circuity',
      '1 ÷ (1 + d)^',
      'min c·x',
      'd = c − Aᵀy',
      '10⁻⁶',
    ]
    for (const equation of equations) {
      expect(english).toContain(equation)
      expect(chinese).toContain(equation)
    }
  })
})
