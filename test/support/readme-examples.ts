/**
 * The examples of a README or a document: a `sh` fence with `shashi` commands and the `text` fence of its output below
 * it. A `yaml` or `csv` fence whose first line is a comment with a file name is that file. All run in one directory,
 * from top to bottom; commands that install, build or serve are not run.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { shell } from '../cli/support.ts'

export interface Example {
  readonly commands: string
  /** As the README shows it; `null` where it shows none. */
  readonly shown: string | null
  /** As the commands print it to standard output. */
  readonly printed: string
  readonly status: number
}

const FENCE = /```(\w+)\n((?:(?!```).)*?)```(?:\n\n```text\n((?:(?!```).)*?)```)?/gs

/** Commands that install, build or stay. */
const NOT_RUN = /^(?:npm |npx shashi serve|node )/m

/** Run all examples of a README. */
export async function runExamples(markdown: string): Promise<readonly Example[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shashi-readme-'))
  const examples: Example[] = []
  try {
    for (const [, language, text = '', shown] of markdown.matchAll(FENCE)) {
      const name = /^# (\S+\.(?:yaml|csv))\n/.exec(text)?.[1]
      if (name !== undefined && (language === 'yaml' || language === 'csv')) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), text)
      }
      if (language !== 'sh' || NOT_RUN.test(text)) continue
      const { out, status } = await shell(text, folder)
      const commands = text.trimEnd()
      examples.push({ commands, shown: shown?.trimEnd() ?? null, printed: out.trimEnd(), status })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return examples
}

/** Pages at a time: as many as the least machine has cores. */
const AT_ONCE = 2

/**
 * Run the examples of several pages, two pages at a time and each in a directory of its own, in which its commands
 * run one after the other. Each text is run once; an error of one page is that of its own promise.
 */
export function runPages(
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, Promise<readonly Example[]>> {
  const lanes: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve())
  // The longest first, so that no lane is left with one at the end.
  const commands = (text: string): number => text.match(/^npx shashi /gm)?.length ?? 0
  const order = [...texts].sort(([, a], [, b]) => commands(b) - commands(a))
  const load = lanes.map(() => 0)
  return new Map(
    order.map(([page, text]) => {
      const lane = load.indexOf(Math.min(...load))
      load[lane] = (load[lane] ?? 0) + commands(text)
      const examples = (lanes[lane] ?? Promise.resolve()).then(() => runExamples(text))
      lanes[lane] = examples.catch(() => null)
      return [page, examples]
    }),
  )
}

/** `npm` commands that a README names, such as `run check`. */
export function npmCommands(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^npm (run \S+|\S+)/gm)].map(([, command = '']) => command)
}
