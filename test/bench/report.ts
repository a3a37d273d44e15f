/** The bench's results as a table for people and a file for machines. */
import { type ContingencyRun, contingencyPart } from './contingency.ts'
import type { DashboardResult } from './dashboard.ts'
import { geometricMean } from './measure.ts'
import type { Memory } from './memory.ts'
import { fitPower } from './plot.ts'
import type { Rate, Row } from './run.ts'
import type { ScenarioRun } from './scenarios.ts'

export interface BenchResult {
  readonly format: 'shashi-bench'
  readonly version: 3
  readonly command: string
  /** Day of the run. */
  readonly date: string
  readonly node: string
  readonly machine: string
  /** Processes that wanted the processor in the minute before the run, as the system counts them. */
  readonly load: number
  /** Nice value of the bench: below 0 it went before other work. */
  readonly priority: number
  /** Pairs at least; short problems take more. */
  readonly pairs: number
  readonly missing: readonly string[]
  readonly transport: readonly Row[]
  readonly general: readonly Row[]
  readonly rates: readonly Rate[]
  readonly memory: Memory | null
  readonly scenarios: readonly ScenarioRun[]
  readonly contingencies: readonly ContingencyRun[]
  readonly dashboard: DashboardResult | null
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

/** Write the comparisons; a ratio of fewer than `least` pairs says so. */
function compareTable(rows: readonly Row[], least: number): string {
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
      return [
        format(found.medianMs),
        `${found.ratio.toFixed(3)}${found.pairs < least ? ` (${found.pairs} pairs)` : ''}${found.agrees ? '' : ' **differs**'}`,
      ]
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

function ratePart(rates: readonly Rate[]): string {
  const rows = rates.map((rate) => [
    rate.name,
    rate.change,
    format(rate.medianMs),
    rate.perSecond.toFixed(0),
    rate.perCpuSecond.toFixed(0),
    `${(100 * rate.ofCold).toFixed(0)} %`,
    rate.agrees ? 'yes' : '**no**',
  ])
  return table(
    ['problem', 'change', 'ms', 'a second', 'a CPU second', 'of a cold start', 'optimum equal'],
    rows,
  )
}

function memoryPart(memory: Memory | null): string {
  if (memory === null) return ''
  const [input, middle, most] = [memory.input, memory.median, memory.most].map((mb) => mb.toFixed(0))
  return `Memory: ${memory.name} takes ${middle} MB resident above the idle process at its peak, ${input} MB of input arrays included (median of ${memory.processes} processes; the largest ${most} MB).`
}

function scenarioPart(scenarios: readonly ScenarioRun[]): string {
  if (scenarios.length === 0) return ''
  const rows = scenarios.map((run) => [
    run.id,
    run.foresight,
    String(run.years),
    run.prices ? 'yes' : 'no',
    format(run.firstMs),
    format(run.medianMs),
    String(run.runs),
    run.proven ? 'yes' : '**no**',
  ])
  const head = ['scenario', 'foresight', 'years', 'prices', 'first run, ms', 'median, ms', 'runs', 'proven']
  return [
    '## Scenarios',
    'Build, solve, certify and report of the checked scenario, in Node on one thread.',
    table(head, rows),
  ].join('\n\n')
}

function dashboardPart(dashboard: DashboardResult | null): string {
  if (dashboard === null) return ''
  const { browser, drag, firstResult, years } = dashboard
  const rows = [
    [
      `${drag.scenario}, a lever dragged: build, solve and report in the worker, median`,
      format(drag.workerMs),
      '8',
    ],
    [
      'the same: from input event to the end of the frame that shows it, median',
      format(drag.pictureMs),
      '34',
    ],
    ['the same, 95th percentile', format(drag.picture95Ms), '50'],
    [
      `first result, page's thread slowed ${firstResult.slowdown} times, median of 5 fresh profiles`,
      format(firstResult.ms),
      '2000',
    ],
    [
      'the same with the time the page waits for its worker multiplied too, an upper bound',
      format(firstResult.boundMs),
      '2000',
    ],
  ]
  rows.push([`${years.scenario}: from the request for a run to its picture`, format(years.ms), '2000'])
  const final = drag.finalShown
    ? 'The last value of the drag was run and shown.'
    : '**The last value of the drag was lost.**'
  return [
    '## In the page',
    `${browser}, the dashboard as it ships, served from this machine. ${drag.inputs} input events made ${drag.runs} runs. ${final}`,
    table(['measure', 'ms', 'wanted'], rows),
  ].join('\n\n')
}

/** Write the table of docs/bench.md. */
export function writeReport(result: BenchResult): string {
  const all = [...result.transport, ...result.general].flatMap((row) => row.comparisons)
  const differing = all.filter((comparison) => !comparison.agrees).length
  const agreement =
    differing === 0
      ? 'All optima agree: with LEMON to the unit, with the others to nine digits.'
      : `**${differing} optima differ.**`
  return [
    '# Bench of the network simplex',
    `Made by \`${result.command}\` on ${result.date} with Node ${result.node} on ${result.machine} (load ${result.load.toFixed(1)} before it began, nice ${result.priority}); do not edit. Engines take turns in one run; a ratio is the median over at least ${result.pairs} pairs (3 where a solve takes the other engine more than 8 s), each timed from typed arrays to flows and duals. Less than 1 means that ours is faster. LEMON works in 64-bit integers; Clp and HiGHS are general solvers (highs: HiGHS as wasm in the same process, presolve off; scipy-highs: native, with its defaults); javascript-lp-solver and glpk.js run in the same process too.`,
    result.missing.length === 0
      ? ''
      : `Left out or missing:\n\n${result.missing.map((line) => `- ${line}`).join('\n')}`,
    agreement,
    '## Transport',
    compareTable(result.transport, result.pairs),
    [meanLine(result.transport, 'lemon'), fitLine(result.transport)].join(' ').trim(),
    '## General networks with capacities (NETGEN-like)',
    compareTable(result.general, result.pairs),
    [meanLine(result.general, 'lemon'), fitLine(result.general)].join(' ').trim(),
    '![Cost against size](bench.svg)',
    '## Again and again',
    ratePart(result.rates),
    memoryPart(result.memory),
    scenarioPart(result.scenarios),
    contingencyPart(result.contingencies),
    dashboardPart(result.dashboard),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}
