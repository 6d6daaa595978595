import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

/** The CSP sources of a page's inline scripts, each once. */
export function inlineScriptHashes(html: string): string[] {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [...new Set(hashes)]
}

/** Writes csp-hashes.json: for each prerendered path of a finished build, its inline scripts' hashes. */
export function writeCspHashes(distDir: string): number {
  const pagesDir = path.join(distDir, 'server/app')
  const byPath: Record<string, string[]> = {}
  for (const file of fs.readdirSync(pagesDir, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue
    const page = file.slice(0, -'.html'.length).split(path.sep).join('/')
    const hashes = inlineScriptHashes(fs.readFileSync(path.join(pagesDir, file), 'utf8'))
    if (hashes.length > 0) byPath[page === 'index' ? '/' : `/${page}`] = hashes
  }
  fs.writeFileSync(path.join(distDir, 'csp-hashes.json'), JSON.stringify(byPath))
  return Object.keys(byPath).length
}
