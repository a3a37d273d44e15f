/** The bench's results as a table for people and a file for machines. */
import { geometricMean } from './measure.ts'
import { fitPower } from './plot.ts'
import type { Rate, Row } from './run.ts'

export interface BenchResult {
  readonly format: 'shashi-bench'
  readonly version: 1
  readonly command: string
  readonly node: string
  readonly machine: string
  readonly pairs: number
  readonly missing: readonly string[]
  readonly transport: readonly Row[]
  readonly general: readonly Row[]
  readonly rates: readonly Rate[]
  /** MB above the idle process. */
  readonly memory: { readonly name: string; readonly mb: number } | null
}

function format(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value >= 1 ? value.toFixed(2) : value.toFixed(4)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head),
    `|${head.map((_, i) => (i === 0 ? '---|' : '---:|')).join('')}`,
    ...rows.map(line),
  ].join('\n')
}

function compareTable(rows: readonly Row[]): string {
  const engines = [...new Set(rows.flatMap((row) => row.comparisons.map((comparison) => comparison.engine)))]
  const head = [
    'problem',
    'nodes',
    'arcs',
    'pivots',
    'ours, ms',
    ...engines.flatMap((id) => [`${id}, ms`, `ours ÷ ${id}`]),
  ]
  const body = rows.map((row) => [
    row.name,
    String(row.nodes),
    String(row.arcs),
    String(row.pivots),
    format(row.medianMs),
    ...engines.flatMap((id) => {
      const found = row.comparisons.find((comparison) => comparison.engine === id)
      if (found === undefined) return ['–', '–']
      return [format(found.medianMs), `${found.ratio.toFixed(3)}${found.agrees ? '' : ' **differs**'}`]
    }),
  ])
  return table(head, body)
}

/** Geometric mean of the ratios against one engine; empty where it did not run. */
function meanLine(rows: readonly Row[], engine: string): string {
  const ratios = rows.flatMap((row) => row.comparisons.filter((c) => c.engine === engine).map((c) => c.ratio))
  if (ratios.length === 0) return ''
  return `Geometric mean of ours ÷ ${engine}: ${geometricMean(ratios).toFixed(3)} over ${ratios.length} problems.`
}

function fitLine(rows: readonly Row[]): string {
  if (rows.length < 3) return ''
  return `Fitted: ms ∝ arcs^${fitPower(rows).exponent.toFixed(2)}.`
}

/** Write the table of docs/bench.md. */
export function writeReport(result: BenchResult): string {
  const rates = result.rates.map((rate) => [
    rate.name,
    rate.change,
    format(rate.medianMs),
    rate.perSecond.toFixed(0),
    `${(100 * rate.ofCold).toFixed(0)} %`,
    rate.agrees ? 'yes' : '**no**',
  ])
  const all = [...result.transport, ...result.general].flatMap((row) => row.comparisons)
  const differing = all.filter((comparison) => !comparison.agrees).length
  return [
    '# Bench of the network simplex',
    `Made by \`${result.command}\` with Node ${result.node} on ${result.machine}; do not edit. Engines take turns in one run; a ratio is the median over ${result.pairs} pairs, each timed from typed arrays to flows and duals. Less than 1 means that ours is faster. LEMON works in 64-bit integers; Clp and HiGHS are general solvers (HiGHS as wasm in the same process, presolve off).`,
    ...result.missing.map((line) => `- ${line}`),
    differing === 0
      ? 'All optima agree: with LEMON to the unit, with the others to nine digits.'
      : `**${differing} optima differ.**`,
    '## Transport',
    compareTable(result.transport),
    [meanLine(result.transport, 'lemon'), fitLine(result.transport)].join(' ').trim(),
    '## General networks with capacities (NETGEN-like)',
    compareTable(result.general),
    [meanLine(result.general, 'lemon'), fitLine(result.general)].join(' ').trim(),
    '![Cost against size](bench.svg)',
    '## Again and again',
    table(['problem', 'change', 'ms', 'a second', 'of a cold start', 'optimum equal'], rates),
    result.memory === null
      ? ''
      : `Memory: ${result.memory.name} takes ${result.memory.mb} MB resident above the idle process at its peak, input arrays included.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}
