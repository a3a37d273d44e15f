/** Timing: engines take turns within one run, so that whatever slows the machine slows them alike. */

export interface Measured {
  readonly ms: number
  readonly objective: bigint
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  if (upper === undefined || lower === undefined) throw new RangeError('median of nothing')
  return (upper + lower) / 2
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}

/** Milliseconds a call takes. */
export function time<Value>(run: () => Value): { readonly ms: number; readonly value: Value } {
  const begin = performance.now()
  const value = run()
  return { ms: performance.now() - begin, value }
}

/** The value that a share of all do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('quantile of nothing')
  return value
}
