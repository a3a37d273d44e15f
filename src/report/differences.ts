import { TOLERANCE } from '../solve/certify.ts'
import type { ResultFile } from './types.ts'
import type { Discrepancy } from './verify.ts'

/** Numbers that differ by less than this, relative, are the same number through another order of addition. */
const SAME = 1e-9
/** Residuals are rounding errors themselves: below the tolerance of the certificate they are as good as equal. */
const RESIDUALS = new Set(['primalResidual', 'dualResidual', 'complementarity', 'gap'])
/** At most this many are reported: the first ones tell the story. */
const MOST = 20

/** Where a file differs from the report recomputed from it; `shashi.version` may be any. */
export function differences(report: ResultFile, file: unknown): Discrepancy[] {
  const found: Discrepancy[] = []
  compare(report, file, [], found)
  return found.slice(0, MOST)
}

function compare(expected: unknown, found: unknown, path: (string | number)[], into: Discrepancy[]): void {
  if (path[0] === 'shashi' && path[1] === 'version' && typeof found === 'string') return
  if (typeof expected === 'number' && typeof found === 'number') {
    if (!sameNumber(expected, found, path)) into.push(differs(expected, found, path))
    return
  }
  if (Array.isArray(expected) && Array.isArray(found)) {
    if (expected.length !== found.length) {
      into.push(differs(`${expected.length} rows`, `${found.length} rows`, path))
    }
    for (let i = 0; i < Math.min(expected.length, found.length); i++) {
      compare(expected[i], found[i], [...path, i], into)
    }
    return
  }
  if (isRecord(expected) && isRecord(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      compare(expected[key], found[key], [...path, key], into)
    }
    return
  }
  if (expected !== found) into.push(differs(expected, found, path))
}

function sameNumber(a: number, b: number, path: readonly (string | number)[]): boolean {
  const last = path.at(-1)
  if (path[0] === 'certificate' && typeof last === 'string' && RESIDUALS.has(last)) {
    return Math.abs(a - b) <= TOLERANCE
  }
  return Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a), Math.abs(b))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const differs = (expected: unknown, found: unknown, path: readonly (string | number)[]): Discrepancy => ({
  code: 'differs',
  path: [...path],
  expected: shown(expected),
  found: shown(found),
})

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
