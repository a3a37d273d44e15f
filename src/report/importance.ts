import type { Finding, FindingSeverity } from './types.ts'

/** Findings that fit a screen. */
const ON_SCREEN = 7

const WEIGHTS: Readonly<Record<FindingSeverity, number>> = { serious: 0, warning: 1, note: 2, good: 3 }

/** Parameters that say how much a finding is about, wt/yr; the first that is there counts. */
const AMOUNTS = ['unmet', 'shortage', 'quantity', 'demand'] as const

/**
 * The findings to show on a screen, the most important first: the gravest, then those of which it is the first of
 * its kind, then those about more tonnes, then as they came. All of them stay in the report.
 */
export function mostImportant(findings: readonly Finding[], limit: number = ON_SCREEN): Finding[] {
  const seen = new Map<string, number>()
  const ranked = findings.map((finding, position) => {
    const before = seen.get(finding.code) ?? 0
    seen.set(finding.code, before + 1)
    return { finding, rank: [WEIGHTS[finding.severity], before, -amountOf(finding), position] }
  })
  return ranked
    .sort((a, b) => compare(a.rank, b.rank))
    .slice(0, limit)
    .map(({ finding }) => finding)
}

function amountOf({ parameters }: Finding): number {
  for (const key of AMOUNTS) {
    const value = parameters[key]
    if (typeof value === 'number') return value
  }
  return 0
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [k, value] of a.entries()) {
    const difference = value - (b[k] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
