import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runProgram } from '../../src/cli/program.ts'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Ended {
  readonly status: number
  readonly out: string
  readonly said: string
}

/** Run the command line in this process, with a terminal that only listens. */
export async function shashi(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  let out = ''
  let said = ''
  const status = await runProgram(args, {
    environment: { LC_ALL: 'en_GB.UTF-8', ...environment },
    isWatched: false,
    write: (data) => {
      out += data
    },
    say: (line) => {
      said += `${line}\n`
    },
    progress: () => {},
    interrupted: async () => {},
  })
  return { status, out, said }
}

/** Arguments for Node that start the command line from its sources. */
export const PROGRAM: readonly string[] = [
  '--import',
  import.meta.resolve?.('tsx') ?? 'tsx',
  fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url)),
]

/** Run a shell line in which `shashi` is the command line of these sources. */
export function shell(
  line: string,
  cwd: string = ROOT,
  environment: Record<string, string> = {},
): Promise<Ended> {
  const quoted = [process.execPath, ...PROGRAM].map((word) => `'${word}'`).join(' ')
  const script = `set -o pipefail\nshashi() { ${quoted} "$@"; }\nnpx() { "$@"; }\n${line}`
  const env = { ...process.env, LC_ALL: 'C', ...environment }
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd, env, maxBuffer: 1 << 26 }, (error, out, said) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, said })
    })
  })
}
