import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { mustRun, root } from '@/scripts/run-command'

const ARTICLE = 'articles/spine-procedures/lumbar-puncture'
const LIMIT_KB = 15
/** Inside the checkout, so that the empty app is built by the same packages. */
const EMPTY = path.join(root, '.next-empty-app')

const FILES = {
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
  'app/page.jsx': 'export default function Page() { return <p>Empty</p> }',
  'package.json': '{ "private": true, "type": "module" }',
}

/** Script that an article page sends above an empty page of the same framework, compressed, in kilobytes. */
export async function run() {
  try {
    for (const [file, text] of Object.entries(FILES)) {
      fs.mkdirSync(path.dirname(path.join(EMPTY, file)), { recursive: true })
      fs.writeFileSync(path.join(EMPTY, file), text)
    }
    await mustRun('next', ['build', EMPTY], { env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
    const emptyKb = scriptKb(path.join(EMPTY, '.next'), 'index')
    const articleKb = scriptKb(path.join(root, '.next'), ARTICLE)
    const aboveKb = Number((articleKb - emptyKb).toFixed(1))
    if (aboveKb > LIMIT_KB) process.exitCode = 1
    return { name: 'scripts', aboveKb, limitKb: LIMIT_KB, articleKb, emptyKb }
  } finally {
    fs.rmSync(EMPTY, { recursive: true, force: true })
  }
}

/** The compressed size of every script file that a page names, but for those of browsers without modules. */
function scriptKb(distDir: string, page: string): number {
  const html = fs.readFileSync(path.join(distDir, `server/app/${page}.html`), 'utf8')
  const tags = [...html.matchAll(/<script[^>]*\ssrc="\/_next\/([^"?]+)[^>]*>/g)]
  const files = new Set(tags.flatMap(([tag, file]) => (file && !/nomodule/i.test(tag) ? [file] : [])))
  const bytes = [...files].map((file) => zlib.gzipSync(fs.readFileSync(path.join(distDir, file))).length)
  return Number((bytes.reduce((sum, size) => sum + size, 0) / 1024).toFixed(1))
}
