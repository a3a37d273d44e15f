/**
 * The examples of a README: a `sh` fence with `shashi` commands and the `text` fence of its output below it. A `yaml`
 * fence whose first line is a comment with a file name is that file. All run in one directory, from top to bottom.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shell } from '../cli/support.ts'

export interface Example {
  readonly commands: string
  /** As the README shows it. */
  readonly shown: string
  /** As the commands print it to standard output. */
  readonly printed: string
  readonly status: number
}

const FENCE = /```(\w+)\n((?:(?!```).)*?)```(?:\n\n```text\n((?:(?!```).)*?)```)?/gs

/** Run all examples of a README. */
export async function runExamples(markdown: string): Promise<readonly Example[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shashi-readme-'))
  const examples: Example[] = []
  try {
    for (const [, language, text = '', shown] of markdown.matchAll(FENCE)) {
      const name = language === 'yaml' ? /^# (\S+\.yaml)\n/.exec(text)?.[1] : undefined
      if (name !== undefined) writeFileSync(join(folder, name), text)
      if (language !== 'sh' || shown === undefined) continue
      const { out, status } = await shell(text, folder)
      examples.push({ commands: text.trimEnd(), shown: shown.trimEnd(), printed: out.trimEnd(), status })
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
