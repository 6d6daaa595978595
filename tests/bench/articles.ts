import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { hasNginx, startNginx } from '@/scripts/nginx'
import { freePort } from '@/scripts/ports'
import { root } from '@/scripts/run-command'
import { median, withBuiltApp } from './built-app'
import { requestsPerSecond } from './http-load'

const PORT = Number(process.env.PORT || 47_300)
const PAGE = 'articles/spine-procedures/lumbar-puncture'
const ROUNDS = 7
const ROUND_MS = 2_000
const CONNECTIONS = 24
const ENCODINGS = ['gzip', 'identity'] as const

/**
 * Requests per second for an article: from the app alone, through nginx with deploy/nginx.conf, and from an nginx
 * that serves the same HTML (already compressed where gzip is asked for) from disk. Medians of interleaved rounds;
 * `ratio` is proxy to disk as browsers ask, with gzip. No TLS on any of the three: it would hide the difference.
 */
export async function run() {
  if (!hasNginx) {
    console.log('nginx is not installed: nothing to compare with, so this benchmark is skipped.')
    return { name: 'articles', skipped: 'nginx is not installed' }
  }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-bench-'))
  try {
    return await withBuiltApp(PORT, (app) => compare(dir, app.port))
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

async function compare(dir: string, appPort: number) {
  const diskPort = await freePort()
  const buildId = fs.readFileSync(path.join(root, '.next/BUILD_ID'), 'utf8')
  const nginx = await startNginx({ dir, appPort, buildId, moreServers: diskServer(dir, diskPort) })
  try {
    const ports = { app: appPort, proxy: nginx.plainPort, disk: diskPort }
    const results = []
    for (const encoding of ENCODINGS) results.push(await measure(ports, encoding))
    console.table(results)
    return { name: 'articles', ratio: results[0]?.proxyToDisk ?? Number.NaN, page: `/${PAGE}`, results }
  } finally {
    await nginx.stop()
  }
}

/** The page as the build left it, in a folder that nginx serves as plainly as it can. */
function diskServer(dir: string, port: number): string {
  const html = fs.readFileSync(path.join(root, `.next/server/app/${PAGE}.html`))
  const file = path.join(dir, 'disk', `${PAGE}.html`)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, html)
  fs.writeFileSync(`${file}.gz`, zlib.gzipSync(html))
  return `
  server {
    listen 127.0.0.1:${port};
    root ${path.join(dir, 'disk')};
    gzip_static on;
    location / { try_files $uri.html =404; }
  }`
}

async function measure(
  ports: Record<'app' | 'proxy' | 'disk', number>,
  encoding: (typeof ENCODINGS)[number],
) {
  const names = ['app', 'proxy', 'disk'] as const
  const rates: Record<(typeof names)[number], number[]> = { app: [], proxy: [], disk: [] }
  const load = (name: (typeof names)[number], ms: number) =>
    requestsPerSecond({ port: ports[name], path: `/${PAGE}`, encoding, connections: CONNECTIONS, ms })
  for (const name of names) await load(name, 1_000)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) rates[name].push(await load(name, ROUND_MS))
  }
  const [app, proxy, disk] = [median(rates.app), median(rates.proxy), median(rates.disk)]
  return {
    encoding,
    appPerSecond: Math.round(app),
    proxyPerSecond: Math.round(proxy),
    diskPerSecond: Math.round(disk),
    appToDisk: Number((app / disk).toFixed(3)),
    proxyToDisk: Number((proxy / disk).toFixed(3)),
  }
}
