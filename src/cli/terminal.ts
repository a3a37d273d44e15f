/** Where a command's output goes; the program's own streams, or those of a test. */
import { CLI_MESSAGES } from '../messages/cli.ts'
import { EXIT } from './command.ts'
import { localeLanguage } from './language.ts'
import { errorCode } from './read-text.ts'

export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether somebody is watching standard error. */
  readonly isWatched: boolean
  /** Write data to standard output as it is. */
  write(data: string): void
  /** Say a line on standard error. */
  say(line: string): void
  /** Show a line on standard error in place of the one shown before; an empty one clears it. */
  progress(line: string): void
  /** Settle when the user asks to stop. */
  interrupted(): Promise<void>
}

/**
 * The terminal of this process. Output to a pipe that was closed ends the program quietly; output that cannot be
 * written, as to a full disk, ends it with a word on standard error.
 */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      const words = CLI_MESSAGES[localeLanguage(process.env)]
      if (stream === process.stdout)
        process.stderr.write(`${words.notWritable(words.standardOutput, errorCode(error))}\n`)
      process.exit(EXIT.invalid)
    })
  }
  return {
    environment: process.env,
    isWatched: process.stderr.isTTY === true,
    write: (data) => void process.stdout.write(data),
    say: (line) => void process.stderr.write(`${line}\n`),
    // Back to the start of the line, and clear it (ECMA-48, EL).
    progress: (line) => void process.stderr.write(`\r\u001b[K${line}`),
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      }),
  }
}
