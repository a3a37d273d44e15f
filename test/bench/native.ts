/** Native engines beside ours: found where installed, compiled once, each a child that answers line by line. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BenchProblem } from './families.ts'
import type { Measured } from './measure.ts'

export interface NativeEngine {
  readonly id: 'lemon' | 'clp' | 'scipy-highs'
  readonly command: readonly string[]
}

export type Found = NativeEngine | { readonly id: NativeEngine['id']; readonly missing: string }

const SOURCES = join(import.meta.dirname, 'native')

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function compile(id: 'lemon' | 'clp', folder: string, library: string, packages: string): Found {
  const program = join(folder, id)
  if (!succeeds('g++', ['--version'])) return { id, missing: 'g++ is not installed' }
  const args = ['-O3', '-march=native', '-DNDEBUG', '-w', join(SOURCES, `${id}.cpp`), '-o', program, library]
  return succeeds('g++', args)
    ? { id, command: [program] }
    : { id, missing: `not found: apt-get install ${packages}` }
}

/** Look for every native engine; those that are not there say what would install them. */
export function findNative(): Found[] {
  const folder = mkdtempSync(join(tmpdir(), 'shashi-bench-'))
  const python = '/usr/bin/python3'
  const scipy: Found = succeeds(python, ['-c', 'import scipy.optimize'])
    ? { id: 'scipy-highs', command: [python, join(SOURCES, 'scipy_highs.py')] }
    : { id: 'scipy-highs', missing: 'not found: apt-get install python3-scipy' }
  return [
    compile('lemon', folder, '-llemon', 'liblemon-dev'),
    compile('clp', folder, '-lClp', 'coinor-libclp-dev'),
    scipy,
  ]
}

/** Write a problem in the form of native/problem.h. */
export function writeProblem(problem: BenchProblem): string {
  const path = join(mkdtempSync(join(tmpdir(), 'shashi-bench-')), 'problem.bin')
  const { nodeCount, arcCount, source, target, lower, upper, cost, supply } = problem
  const parts = [Int32Array.of(nodeCount, arcCount), source, target, lower, upper, cost, supply]
  writeFileSync(
    path,
    Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
  )
  return path
}

/** A solve that takes longer is stopped, s, and the engine left out for the problem. */
export const LONGEST_SOLVE = 30

/** An engine was stopped in the middle of a solve. */
export class TooSlow extends Error {}

/** A native engine with a problem loaded. */
export interface NativeSession {
  solve(): Promise<Measured>
  close(): void
}

export function openSession(engine: NativeEngine, path: string): NativeSession {
  const [command = '', ...args] = engine.command
  const child = spawn(command, [...args, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async solve() {
      child.stdin.write('solve\n')
      let stopped = false
      const stop = setTimeout(() => {
        stopped = true
        child.kill()
      }, 1000 * LONGEST_SOLVE)
      const answer = await lines.next()
      clearTimeout(stop)
      if (stopped) throw new TooSlow(engine.id)
      if (answer.done) throw new Error(`${engine.id} ended without an answer`)
      const [ms = '', objective = ''] = answer.value.split(' ')
      return { ms: Number(ms), objective: BigInt(objective) }
    },
    close() {
      child.stdin.end()
    },
  }
}
