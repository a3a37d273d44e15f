/** Other people's solvers, given a program as text, as judges of our own. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import loadGlpk from 'glpk.js/node'
import loadHighs from 'highs'
import { type LpText, parseLp } from './lp-text.ts'

const highs = loadHighs()
const glpk = loadGlpk()
const execute = promisify(execFile)

/** Optimum that HiGHS finds for a program file; throws where it finds none. */
export async function optimumByHighs(data: string, format: 'lp' | 'mps'): Promise<number> {
  const library = await highs
  return library.withModel({ format, data }, (model) => {
    model.options.set({ output_flag: false })
    model.run()
    const status = model.getModelStatus()
    if (status !== library.constants.modelStatus.optimal) throw new Error(`HiGHS: model status ${status}`)
    return model.getObjectiveValue()
  })
}

/** Optimum that GLPK finds for LP text, read by our own reader; throws where it finds none. */
export async function optimumByGlpk(text: string): Promise<number> {
  const library = await glpk
  const { result } = library.solve(toGlpk(library, parseLp(text)), { msglev: 0, presol: false })
  if (result.status !== library.GLP_OPT) throw new Error(`GLPK: status ${result.status}`)
  return result.z
}

type Library = Awaited<typeof glpk>

function toGlpk(library: Library, lp: LpText) {
  const list = (terms: ReadonlyMap<string, number>) => [...terms].map(([name, coef]) => ({ name, coef }))
  const names = new Set([...lp.objective.keys(), ...lp.rows.flatMap(({ terms }) => [...terms.keys()])])
  return {
    name: 'program',
    objective: { direction: library.GLP_MIN, name: 'goal', vars: list(lp.objective) },
    subjectTo: lp.rows.map(({ name, terms, sense, side }) => {
      const type = sense === '=' ? library.GLP_FX : sense === '<=' ? library.GLP_UP : library.GLP_LO
      return { name, vars: list(terms), bnds: { type, lb: side, ub: side } }
    }),
    bounds: [...names].map((name) => {
      const [lb, ub] = lp.bounds.get(name) ?? [0, Number.POSITIVE_INFINITY]
      const type = lb === ub ? library.GLP_FX : ub === Infinity ? library.GLP_LO : library.GLP_DB
      return { name, type, lb, ub: ub === Infinity ? 0 : ub }
    }),
  }
}

/** Native solvers that judge where they are installed (Debian's glpk-utils and coinor-cbc). */
export const NATIVE = ['glpsol', 'cbc'] as const
export type Native = (typeof NATIVE)[number]

/** Whether a native solver is installed. */
export function isInstalled(command: Native): boolean {
  return spawnSync(command, command === 'cbc' ? ['-quit'] : ['--version']).status === 0
}

/** Optimum that the native GLPK or CBC finds for a program file, with all its digits; NaN where it finds none. */
export async function optimumByNative(command: Native, text: string, format: 'lp' | 'mps'): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'shashi-oracle-'))
  try {
    const file = join(folder, `program.${format}`)
    const solution = join(folder, 'solution.txt')
    writeFileSync(file, text)
    if (command === 'cbc') {
      await execute('cbc', [file, 'solve', 'solution', solution])
      return Number(/^Optimal.*objective value\s+(\S+)/i.exec(readFileSync(solution, 'utf8'))?.[1])
    }
    // -w has 15 digits where the report of -o has 10: "s bas rows columns primal-status dual-status value".
    await execute('glpsol', [format === 'lp' ? '--lp' : '--freemps', file, '-w', solution])
    return Number(/^s bas \d+ \d+ f f (\S+)/m.exec(readFileSync(solution, 'utf8'))?.[1])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
