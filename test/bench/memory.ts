/**
 * Resident memory of one solve, input arrays included, each time in a process of its own.
 *
 * What used to blur it: the process's own start-up (garbage of loading and compiling, given back at some time or
 * other) and the file's bytes beside the arrays read from them. So the child collects its garbage first, takes that
 * as idle, lets Linux forget the peak so far, and reads the file straight into the arrays.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { solveFlow } from '../../src/solve/network-simplex/index.ts'
import type { BenchProblem } from './families.ts'
import { median } from './measure.ts'
import { writeProblem } from './native.ts'

export interface Memory {
  readonly name: string
  /** MB of the input arrays alone. */
  readonly input: number
  /** Peak resident MB above the idle process; median and largest of several processes. */
  readonly median: number
  readonly most: number
  readonly processes: number
}

function readProblem(path: string): BenchProblem {
  const file = openSync(path, 'r')
  const ints = (length: number) => fill(file, new Int32Array(length))
  const doubles = (length: number) => fill(file, new Float64Array(length))
  const [nodeCount = 0, arcCount = 0] = ints(2)
  const [source, target] = [ints(arcCount), ints(arcCount)]
  const [lower, upper, cost] = [doubles(arcCount), doubles(arcCount), doubles(arcCount)]
  const supply = doubles(nodeCount)
  closeSync(file)
  return { name: '', ground: 0, nodeCount, arcCount, source, target, lower, upper, cost, supply }
}

function fill<Values extends Int32Array | Float64Array>(file: number, values: Values): Values {
  if (readSync(file, values) !== values.byteLength) throw new Error('the problem file is too short')
  return values
}

/** Take the memory of now as the start of a new peak; where the system cannot, the peak since the start counts. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Not Linux: the figure is then an upper bound.
  }
}

/** Peak resident bytes since `forgetPeak`. */
function readPeak(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kilobytes !== undefined) return Number(kilobytes) * 1024
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}

/** Measure a problem whose ground is its first node. */
export function measureMemory(problem: BenchProblem, processes: number): Memory {
  const path = writeProblem(problem)
  const args = ['--expose-gc', '--import', 'tsx', fileURLToPath(import.meta.url), path]
  const measured = Array.from({ length: processes }, () =>
    Number(execFileSync(process.execPath, args, { encoding: 'utf8' })),
  )
  const { source, target, lower, upper, cost, supply } = problem
  const input = [source, target, lower, upper, cost, supply].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  )
  return {
    name: problem.name,
    input: input / 1e6,
    median: median(measured),
    most: Math.max(...measured),
    processes,
  }
}

const [, script, path] = process.argv
if (script === fileURLToPath(import.meta.url) && path !== undefined) {
  // Twice, because the first may only begin to give memory back.
  globalThis.gc?.()
  globalThis.gc?.()
  const idle = process.memoryUsage.rss()
  forgetPeak()
  const problem = readProblem(path)
  const outcome = solveFlow(problem, { ground: problem.ground })
  if (outcome.status !== 'optimal') throw new Error(outcome.status)
  console.log((readPeak() - idle) / 1e6)
}
