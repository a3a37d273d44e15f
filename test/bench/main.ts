/**
 * `npm run bench`: every size from its seed through every engine that is there.
 *
 * `--only M,XL600,NG-4k-8` runs those alone, `--quick` with three pairs and without engines that take seconds; both
 * print the table. `--engines lemon,highs` leaves the others out. A run over all sizes writes docs/bench.md,
 * docs/bench.json and docs/bench.svg.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { highs } from '../solve/network-simplex/support/highs.ts'
import { type BenchProblem, FAMILIES } from './families.ts'
import { measureMemory } from './memory.ts'
import { findNative, type NativeEngine } from './native.ts'
import { drawNetgen, NETGEN } from './netgen.ts'
import { drawPlot } from './plot.ts'
import { type BenchResult, writeReport } from './report.ts'
import { type Rate, type Row, runProblem, runRate, runWarm } from './run.ts'

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
  pick: (problem: BenchProblem) => Parameters<typeof runProblem>[1],
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

async function main(): Promise<void> {
  const found = findNative().filter((engine) => chosen(engine.id))
  const missing = found.flatMap((engine) => ('missing' in engine ? [`${engine.id}: ${engine.missing}`] : []))
  for (const line of missing) console.error(line)
  const native = found.filter((engine): engine is NativeEngine => 'command' in engine)
  const exact = native.filter((engine) => engine.id === 'lemon')
  const runtime = chosen('highs') ? await highs() : null
  const rates = runRates()
  const transport = await runAll(Object.keys(FAMILIES), drawTransport, (problem) =>
    flags.quick && problem.arcCount > 100_000 ? { native: exact, highs: null } : { native, highs: runtime },
  )
  const general = await runAll(Object.keys(NETGEN), drawGeneral, () => ({ native: exact, highs: null }))
  const result: BenchResult = {
    format: 'shashi-bench',
    version: 1,
    command: `npm run bench${engines === null ? '' : ` -- --engines ${engines.join(',')}`}`,
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    pairs,
    missing,
    transport,
    general,
    rates,
    memory: wanted('XL600') ? { name: 'XL600', mb: measureMemory(drawTransport('XL600')) } : null,
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
