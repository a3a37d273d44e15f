import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compileExpression,
  evaluateExpression,
  parameterValue,
  unknownSymbols,
} from '../../src/scenario/expression.ts'
import type { Dimension } from '../../src/units.ts'

const PARAMETERS = new Map([
  ['growth', parameterValue(0.02, 'ratio')],
  ['base', parameterValue(100, 'flow')],
])

function evaluate(text: string, year = 2025, dimension: Dimension = 'flow'): number | string {
  const compiled = compileExpression(text)
  if (!compiled.ok) return compiled.code
  const [unknown] = unknownSymbols(compiled.symbols, PARAMETERS)
  if (unknown !== undefined) return `unknown ${unknown}`
  const result = evaluateExpression(compiled.code, year, PARAMETERS, dimension, 1)
  return result.ok ? result.value : result.code
}

describe('expressions', () => {
  test.each([
    ['100 + 2 * (year - 2020)', 110],
    ['year < 2024 ? 5 : 7', 7],
    ['2020 < year <= 2025 ? 1 : 0', 1],
    ['year >= 2024 and not (year == 2026) ? 3 : 4', 3],
    ['max(1, 2, min(5, 4))', 4],
    ['round(2.6) + floor(2.6) + ceil(2.2) + abs(-1)', 9],
    ['sqrt(16) + pow(2, 3) + exp(0) + log(1)', 13],
    ['year % 100', 25],
    ['base * 2', 200],
    ['base + 1 Mt/yr', 200],
    ['1.5 * 10 Mt / yr', 1500],
    ['1000 growth', 20],
  ])('%s is %d', (text, value) => {
    const result = evaluate(text)
    expect(typeof result === 'number' ? Number(result.toPrecision(12)) : result).toBe(value)
  })

  test('a ratio may come out of two tonnages', () => {
    expect(evaluate('base / (200 wt/yr)', 2025, 'ratio')).toBeCloseTo(0.5, 12)
    expect(evaluate('base / (1 Mt/yr) * 7')).toBeCloseTo(7, 12)
  })

  test.each([
    ['evaluate("1")', 'forbidden-function'],
    ['parse("1")', 'forbidden-function'],
    ['import({})', 'forbidden-function'],
    ['createUnit("a")', 'forbidden-function'],
    ['simplify("1")', 'forbidden-function'],
    ['derivative("x", "x")', 'forbidden-function'],
    ['f(x) = x', 'bad-expression'],
    ['year = 3', 'bad-expression'],
    ['1; 2', 'bad-expression'],
    ['"text"', 'bad-expression'],
    ['[1, 2]', 'bad-expression'],
    ['{a: 1}', 'bad-expression'],
    ['1:3', 'bad-expression'],
    ['year.constructor', 'bad-expression'],
    ['year["constructor"]', 'bad-expression'],
    ['base.toString()', 'forbidden-function'],
    ['5!', 'bad-expression'],
    ["base'", 'bad-expression'],
    ['1 to 2', 'bad-expression'],
    ['null', 'bad-expression'],
    ['', 'bad-expression'],
    ['1 +', 'bad-expression'],
    ['max', 'unknown max'],
    ['constructor', 'unknown constructor'],
    ['__proto__', 'unknown __proto__'],
    ['process', 'unknown process'],
    ['i', 'unknown i'],
    ['base + 1', 'wrong-dimension'],
    ['base * base', 'wrong-dimension'],
    ['true', 'bad-expression'],
    ['1 / 0', 'not-finite'],
    ['sqrt(-1)', 'not-finite'],
    ['9 ^ 9 ^ 9 ^ 9', 'not-finite'],
  ])('%s is refused: %s', (text, code) => {
    expect(evaluate(text)).toBe(code)
  })

  test('long expressions and large trees are refused before they are evaluated', () => {
    expect(evaluate('1'.repeat(500))).toBe('bad-expression')
    expect(evaluate(`1${'+1'.repeat(190)}`)).toBe('bad-expression')
    expect(evaluate('('.repeat(390))).toBe('bad-expression')
  })

  test('no expression made of words and signs gets at anything but a number', () => {
    const words = fc.constantFrom(
      ...[
        'constructor',
        '__proto__',
        'globalThis',
        'process',
        'this',
        'eval',
        'Function',
        'import',
        'evaluate',
      ],
      ...[
        'parse',
        'unit',
        'max',
        'year',
        'growth',
        'base',
        '1',
        '2',
        '(',
        ')',
        '[',
        ']',
        '.',
        ',',
        '+',
        '*',
        '^',
      ],
      ...['=', '"', ':', '?', ';', "'", '{', '}', '=>', 'wt', '/'],
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const compiled = compileExpression(parts.join(' '))
        if (!compiled.ok) return
        const allowed = new Set(['year', 'growth', 'base', 'wt'])
        const result = evaluate(parts.join(' '))
        const onlyKnown = [...compiled.symbols].every((symbol) => allowed.has(symbol))
        if (typeof result === 'number') expect(onlyKnown && Number.isFinite(result)).toBe(true)
        else
          expect(['not-finite', 'wrong-dimension', 'bad-expression', 'unknown']).toContain(
            result.split(' ')[0],
          )
      }),
      { seed: 7, numRuns: 1000 },
    )
  })
})
