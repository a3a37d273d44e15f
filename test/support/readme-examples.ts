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

/** `npm` commands that a README names, such as `run check`. */
export function npmCommands(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^npm (run \S+|\S+)/gm)].map(([, command = '']) => command)
}
