import fs from 'node:fs'
import type http from 'node:http'
import path from 'node:path'
import { isDatabaseUp } from '@/lib/platform/database-health'

const NEEDS_NO_DATABASE = /^\/(_next\/|pdfjs\/|illustrations\/|videos\/|icon\.svg|favicon\.ico|api\/health$)/

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Back in a moment</title>
<body style="font:18px/1.6 system-ui;max-width:36rem;margin:4rem auto;padding:0 1.25rem">
<h1>Back in a moment</h1>
<p>We cannot reach our records right now. What you saved and paid is kept. This page tries again by itself.</p>
<p>Do you feel very ill? Do not wait for us: call emergency services (911 in the US).</p>
`

/**
 * While the database is away, answers everything that needs it with 503, so that people and proxies get a true and
 * quick answer instead of a broken page; what was prerendered is served as ever. Returns whether it answered.
 */
export function databaseGuard(distDir: string) {
  const prerendered = new Set(Object.keys(readHashes(path.join(distDir, 'csp-hashes.json'))))
  return async (request: http.IncomingMessage, response: http.ServerResponse): Promise<boolean> => {
    // Some paths that can be asked for, such as `//`, are no address to the parser.
    const pathname = URL.parse(request.url ?? '/', 'http://localhost')?.pathname ?? '/'
    if (NEEDS_NO_DATABASE.test(pathname) || prerendered.has(pathname) || (await isDatabaseUp())) return false
    response.writeHead(503, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '10',
      refresh: '10',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    response.end(request.method === 'HEAD' ? undefined : PAGE)
    return true
  }
}

function readHashes(file: string): object {
  if (!fs.existsSync(file)) return {}
  const hashes: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
  return typeof hashes === 'object' && hashes !== null ? hashes : {}
}
