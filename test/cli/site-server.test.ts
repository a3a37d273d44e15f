import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Site, serveSite } from '../../src/cli/site-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'shashi-site-'))
const root = join(folder, 'web')
let site: Site

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'index.html'), '<p>砂石</p>')
  writeFileSync(join(root, 'assets', 'a.js'), 'export {}')
  writeFileSync(join(root, 'assets', 'a.wasm'), '')
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'))
  site = await serveSite(root, 0)
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** The answer to a request line that no well-behaved client would send. */
function raw(line: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
    socket.end(`${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  })
}

describe('the dashboard’s server', () => {
  it.each([
    ['', 'text/html; charset=utf-8'],
    ['index.html?x=1', 'text/html; charset=utf-8'],
    ['assets/a.js', 'text/javascript; charset=utf-8'],
    ['assets/a.wasm', 'application/wasm'],
  ])('sends %j as %s, under a strict policy', async (path, type) => {
    const response = await fetch(site.url + path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const scripts = /script-src ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')
    expect(scripts?.[1]).toBe("'self' 'wasm-unsafe-eval'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline')
    const lasting = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    expect(response.headers.get('cache-control')).toBe(lasting)
  })

  it.each([
    'GET /../secret.txt',
    'GET /assets/../../secret.txt',
    'GET /%2e%2e/secret.txt',
    'GET /..%2fsecret.txt',
    'GET /..%5csecret.txt',
    'GET //etc/passwd',
    'GET /link.txt',
    'GET /assets',
    'GET /%00',
    'GET /%',
    'GET /none.js',
  ])('answers “%s” with 404 and nothing else', async (line) => {
    const answer = await raw(line)
    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).not.toContain('secret')
  })

  it('refuses other methods and other names', async () => {
    expect(await raw('POST /')).toMatch(/^HTTP\/1\.1 405 /)
    expect(await raw('GET /', 'evil.example')).toMatch(/^HTTP\/1\.1 403 /)
    expect(await raw('HEAD /')).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n$/)
  })

  it('rejects a port in use', async () => {
    const port = Number(new URL(site.url).port)
    await expect(serveSite(root, port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
