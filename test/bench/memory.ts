/** Resident memory of one solve in a process of its own, input arrays included: `tsx memory.ts NAME` prints MB. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { solveFlow } from '../../src/solve/network-simplex/index.ts'
import type { BenchProblem } from './families.ts'
import { writeProblem } from './native.ts'

function readProblem(path: string): BenchProblem {
  const bytes = readFileSync(path)
  let at = bytes.byteOffset
  const take = (length: number) => {
    at += length
    return bytes.buffer.slice(at - length, at)
  }
  const ints = (length: number) => new Int32Array(take(4 * length))
  const doubles = (length: number) => new Float64Array(take(8 * length))
  const [nodeCount = 0, arcCount = 0] = ints(2)
  const [source, target] = [ints(arcCount), ints(arcCount)]
  const [lower, upper, cost, supply] = [
    doubles(arcCount),
    doubles(arcCount),
    doubles(arcCount),
    doubles(nodeCount),
  ]
  return { name: '', ground: 0, nodeCount, arcCount, source, target, lower, upper, cost, supply }
}

/** Peak resident MB above the process as it stood before it read the problem. */
export function measureMemory(problem: BenchProblem): number {
  const script = fileURLToPath(import.meta.url)
  const args = ['--import', 'tsx', script, writeProblem(problem)]
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}

const [, script, path] = process.argv
if (script === fileURLToPath(import.meta.url) && path !== undefined) {
  const idle = process.memoryUsage.rss()
  const problem = readProblem(path)
  const outcome = solveFlow(problem, { ground: problem.ground })
  // maxRSS is in kB and counts the file's bytes as read as well.
  const peak = process.resourceUsage().maxRSS * 1024
  if (outcome.status === 'optimal') console.log(Math.round((peak - idle) / 1e6))
}
