/**
 * `npm run bench`: every size from its seed through every engine that is there.
 *
 * `--only M,XL600,NG-4k-8,scenarios,contingency,dashboard` runs those alone, `--quick` with three pairs and without engines that
 * take seconds; both print the table. `--engines lemon,highs` leaves the others out. A run over all sizes writes
 * docs/bench.md, docs/bench.json and docs/bench.svg.
 */
import { writeFileSync } from 'node:fs'
import { cpus, getPriority, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureContingencies } from './contingency.ts'
import { type DashboardResult, measureDashboard } from './dashboard.ts'
import { type BenchProblem, FAMILIES } from './families.ts'
import { measureMemory } from './memory.ts'
import { findNative, LONGEST_SOLVE, type NativeEngine } from './native.ts'
import { drawNetgen, NETGEN } from './netgen.ts'
import { drawPlot } from './plot.ts'
import { type BenchResult, writeReport } from './report.ts'
import { loadPageEngines } from './rivals.ts'
import { type Engines, type Rate, type Row, runProblem, runRate, runWarm } from './run.ts'
import { measureScenario, type ScenarioRun } from './scenarios.ts'

const DOCS = join(import.meta.dirname, '../../docs')

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    engines: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const only = flags.only?.split(',') ?? null
const engines = flags.engines?.split(',') ?? null
const chosen = (id: string) => engines === null || engines.includes(id)
const pairs = flags.quick ? 3 : 9
const wanted = (name: string) => only === null || only.includes(name)

function drawGeneral(name: string): BenchProblem {
  const names = Object.keys(NETGEN)
  const shape = NETGEN[name]
  if (shape === undefined) throw new Error(`no problem ${name}`)
  return drawNetgen(name, 1000 + names.indexOf(name), shape)
}

function drawTransport(name: string): BenchProblem {
  const draw = FAMILIES[name]
  if (draw === undefined) throw new Error(`no problem ${name}`)
  return draw()
}

async function runAll(
  names: readonly string[],
  draw: (name: string) => BenchProblem,
  pick: (problem: BenchProblem) => Engines,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const name of names.filter(wanted)) {
    const problem = draw(name)
    const row = await runProblem(problem, pick(problem), pairs)
    const ratios = row.comparisons.map(
      ({ engine, ratio, agrees }) => `${engine} ${ratio.toFixed(3)}${agrees ? '' : ' DIFFERS'}`,
    )
    console.error(`${name}: ${row.medianMs.toFixed(3)} ms; ours ÷ theirs: ${ratios.join(', ')}`)
    rows.push(row)
  }
  return rows
}

function runRates(): Rate[] {
  const rates: Rate[] = []
  if (wanted('S')) rates.push(runRate(drawTransport('S')))
  if (wanted('M')) {
    const problem = drawTransport('M')
    rates.push(runWarm(problem, 'cost', 5, 101), runWarm(problem, 'supply', 5, 101))
  }
  if (wanted('XL600')) rates.push(runWarm(drawTransport('XL600'), 'cost', 2, 9))
  return rates
}

/** Scenarios, how far they see ahead, and whether prices are asked for; no year on its own has any with foresight. */
const SCENARIOS = [
  ['plan-2025', 'myopic', true],
  ['chongqing-2025', 'myopic', true],
  ['chongqing-2025', 'myopic', false],
  ['chongqing-2035', 'myopic', true],
  ['chongqing-2035', 'myopic', false],
  ['chongqing-2035', 'perfect', false],
] as const

async function runScenarios(missing: string[]): Promise<ScenarioRun[]> {
  const measured: ScenarioRun[] = []
  for (const [id, foresight, prices] of wanted('scenarios') ? SCENARIOS : []) {
    const run = await measureScenario(id, foresight, prices)
    if (run === null) missing.push(`${id}, ${foresight}: not there`)
    else {
      console.error(`${id}, ${foresight}${prices ? '' : ', without prices'}: ${run.medianMs.toFixed(1)} ms`)
      measured.push(run)
    }
  }
  return measured
}

/** The dashboard's figures, or why there are none. */
async function runDashboard(missing: string[]): Promise<DashboardResult | null> {
  if (!wanted('dashboard')) return null
  try {
    return await measureDashboard('chongqing-2025', 'chongqing-2035')
  } catch (error) {
    const [line = ''] = String(error).split('\n')
    missing.push(`dashboard: ${line}`)
    return null
  }
}

async function main(): Promise<void> {
  const [load = 0] = loadavg()
  const found = findNative().filter((engine) => chosen(engine.id))
  const missing = found.flatMap((engine) => ('missing' in engine ? [`${engine.id}: ${engine.missing}`] : []))
  const native = found.filter((engine): engine is NativeEngine => 'command' in engine)
  const exact = native.filter((engine) => engine.id === 'lemon')
  const page = (await loadPageEngines()).filter((engine) => chosen(engine.id))
  for (const { id, mostArcs, beyond } of page) {
    if (beyond !== null) missing.push(`${id}: not run beyond ${mostArcs} arcs, where ${beyond}`)
  }
  const rates = runRates()
  const transport = await runAll(Object.keys(FAMILIES), drawTransport, (problem) =>
    flags.quick && problem.arcCount > 100_000 ? { native: exact, page: [] } : { native, page },
  )
  const general = await runAll(Object.keys(NETGEN), drawGeneral, () => ({ native: exact, page: [] }))
  for (const { name, stopped } of [...transport, ...general]) {
    for (const id of stopped) missing.push(`${id} on ${name}: stopped after ${LONGEST_SOLVE} s of one solve`)
  }
  const memory = wanted('XL600') ? measureMemory(drawTransport('XL600'), pairs) : null
  const scenarios = await runScenarios(missing)
  const contingencies = wanted('contingency') ? await measureContingencies('chongqing-2025') : []
  const dashboard = await runDashboard(missing)
  const result: BenchResult = {
    format: 'shashi-bench',
    version: 3,
    command: `npm run bench${engines === null ? '' : ` -- --engines ${engines.join(',')}`}`,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    load,
    priority: getPriority(),
    pairs,
    missing,
    transport,
    general,
    rates,
    memory,
    scenarios,
    contingencies,
    dashboard,
  }
  const report = writeReport(result)
  console.log(report)
  if (only !== null || flags.quick) return
  writeFileSync(join(DOCS, 'bench.md'), report)
  writeFileSync(join(DOCS, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`)
  writeFileSync(
    join(DOCS, 'bench.svg'),
    drawPlot([...transport, ...general], (row) => general.includes(row)),
  )
}

await main()
