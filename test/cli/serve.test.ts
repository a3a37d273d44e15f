import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { PROGRAM, ROOT, shashi } from './support.ts'

let child: ChildProcess | undefined
afterEach(() => void child?.kill('SIGKILL'))

/** The first text a started `shashi serve` writes to standard output. */
async function start(
  ...args: readonly string[]
): Promise<{ readonly server: ChildProcess; readonly first: string }> {
  const server = spawn(process.execPath, [...PROGRAM, 'serve', ...args, '--lang', 'en'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  child = server
  const [first] = await once(server.stdout, 'data')
  return { server, first: String(first) }
}

describe('shashi serve', () => {
  it('prints its address, serves the built dashboard, and ends with status 0 on Ctrl-C', async () => {
    const { server, first } = await start('--port', '0')
    const url = /^Dashboard: (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(first)?.[1] ?? ''
    const page = await fetch(url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<script type="module"')
    server.kill('SIGINT')
    expect(await once(server, 'exit')).toEqual([0, null])
  })

  it('says which port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { status, said } = await shashi(['serve', '--port', String(port)])
    taken.close()
    expect({ status, said }).toEqual({
      status: 1,
      said: `Port ${port} is in use; choose another with --port.\n`,
    })
  })
})
