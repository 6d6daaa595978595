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

/** A link that puts a hosted video into the page's frame (components/article/hosted-video.tsx). */
const HOSTED_VIDEO =
  /<a (?=[^>]*\starget="hosted-video")[^>]*\bhref="(https:\/\/www\.youtube-nocookie\.com)\/embed\//g

/** The origins whose videos a page may frame, each once. */
export function frameSources(html: string): string[] {
  return [...new Set([...html.matchAll(HOSTED_VIDEO)].map(([, origin = '']) => origin))]
}

/**
 * For each prerendered path of a finished build: its inline scripts' hashes in csp-hashes.json and what it may
 * frame, if anything, in csp-frames.json.
 */
export function writeCspHashes(distDir: string): number {
  const pagesDir = path.join(distDir, 'server/app')
  const byPath: Record<string, string[]> = {}
  const framesByPath: Record<string, string[]> = {}
  for (const file of fs.readdirSync(pagesDir, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue
    const page = file.slice(0, -'.html'.length).split(path.sep).join('/')
    const address = page === 'index' ? '/' : `/${page}`
    const html = fs.readFileSync(path.join(pagesDir, file), 'utf8')
    const [hashes, frames] = [inlineScriptHashes(html), frameSources(html)]
    if (hashes.length > 0) byPath[address] = hashes
    if (frames.length > 0) framesByPath[address] = frames
  }
  fs.writeFileSync(path.join(distDir, 'csp-hashes.json'), JSON.stringify(byPath))
  fs.writeFileSync(path.join(distDir, 'csp-frames.json'), JSON.stringify(framesByPath))
  return Object.keys(byPath).length
}
