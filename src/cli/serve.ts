import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CliCatalogue } from '../messages/cli.ts'
import { type Command, EXIT, FileError, optionValue, UsageError } from './command.ts'
import { errorCode } from './read-text.ts'
import { type Site, serveSite } from './site-server.ts'

/** The built dashboard, seen from `src/cli` and from `dist/cli`. */
const SITE = fileURLToPath(new URL('../../dist/web/', import.meta.url))

const FIRST_PORT = 8080
const PORTS_TRIED = 20

/** Serve the dashboard until the user ends it. */
export const serveCommand: Command = {
  name: 'serve',
  operand: null,
  options: { port: { value: 'N' } },
  async run(input) {
    const { terminal, words } = input
    if (!existsSync(join(SITE, 'index.html'))) throw new FileError(words.notBuilt)
    const wanted = optionValue(input, 'port')
    const interrupted = terminal.interrupted()
    const site =
      wanted === null ? await serveAtFirstFree(words) : await serveAt(readPort(wanted, words), words)
    terminal.write(`${words.serving(site.url)}\n`)
    terminal.say(words.stopHint)
    await interrupted
    await site.close()
    return EXIT.done
  },
}

function readPort(word: string, words: CliCatalogue): number {
  const port = /^\d{1,5}$/.test(word) ? Number(word) : Number.NaN
  if (!(port <= 65_535)) throw new UsageError(words.badPort(word))
  return port
}

async function serveAt(port: number, words: CliCatalogue): Promise<Site> {
  try {
    return await serveSite(SITE, port)
  } catch (error) {
    const code = errorCode(error)
    throw new FileError(code === 'EADDRINUSE' ? words.portTaken(port) : words.portRefused(port, code))
  }
}

async function serveAtFirstFree(words: CliCatalogue): Promise<Site> {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port++) {
    try {
      return await serveSite(SITE, port)
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE') throw new FileError(words.portRefused(port, errorCode(error)))
    }
  }
  return serveAt(0, words)
}
