/** A static server for the built dashboard, on this machine only. */
import { createReadStream, realpathSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { dirname, extname, join, sep } from 'node:path'

const HOST = '127.0.0.1'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml; charset=utf-8',
}

/** Nothing from elsewhere, no code or style from text; WebAssembly for HiGHS, pictures that charts make of themselves. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // Asked for anew each time, so that an upgrade shows at once and a service worker learns of it.
  'Cache-Control': 'no-cache',
}

/** Files that the build names by their content never change under their name. */
const LASTING = 'public, max-age=31536000, immutable'

export interface Site {
  readonly url: string
  close(): Promise<void>
}

/** Serve a directory at a port, 0 for any free one. Rejects with the system's error where it cannot. */
export async function serveSite(directory: string, port: number): Promise<Site> {
  const root = realpathSync(directory)
  const server = createServer((request, response) => answer(root, request, response))
  await listen(server, port)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return { url: `http://${HOST}:${bound}/`, close: () => close(server) }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = request
  // Another site's page must not read this one under a name of its own (DNS rebinding).
  const isOurs = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '')
  const file = isOurs ? findFile(root, url ?? '/') : null
  if (method !== 'GET' && method !== 'HEAD') refuse(response, 405, { Allow: 'GET, HEAD' })
  else if (file === null) refuse(response, isOurs ? 404 : 403)
  else send(response, file, method === 'GET')
}

function send(response: ServerResponse, file: SiteFile, withBody: boolean): void {
  const type = TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream'
  const lasting = file.named ? { 'Cache-Control': LASTING } : {}
  response.writeHead(200, { ...HEADERS, ...lasting, 'Content-Type': type, 'Content-Length': file.size })
  if (!withBody) {
    response.end()
    return
  }
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response)
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...HEADERS, ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${status}\n`)
}

interface SiteFile {
  readonly path: string
  readonly size: number
  /** Whether its name tells its content, as those of all `assets` do. */
  readonly named: boolean
}

/** The file a request names, or `null` where it names none below `root`, whatever its dots, escapes and links. */
function findFile(root: string, url: string): SiteFile | null {
  try {
    const pathname = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/')
    if (!pathname.startsWith('/') || /[\0\\]/.test(pathname)) return null
    const path = realpathSync(join(root, pathname.endsWith('/') ? `${pathname}index.html` : pathname))
    const status = statSync(path)
    if (!path.startsWith(root + sep) || !status.isFile()) return null
    return { path, size: status.size, named: dirname(path) === join(root, 'assets') }
  } catch {
    return null
  }
}
