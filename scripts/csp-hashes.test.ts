import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { inlineScriptHashes, writeCspHashes } from './csp-hashes'

const ALERT_HASH = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"

it('hashes each inline script once, and leaves scripts by address alone', () => {
  const html =
    '<script src="/a.js" async=""></script><script>alert(1)</script><script id="x">alert(1)</script>'
  expect(inlineScriptHashes(html)).toEqual([ALERT_HASH])
})

it('keys the hashes by the path of each prerendered page', () => {
  const distDir = fs.mkdtempSync(path.join(os.tmpdir(), 'csp-'))
  try {
    const pages = path.join(distDir, 'server/app')
    fs.mkdirSync(path.join(pages, 'articles'), { recursive: true })
    fs.writeFileSync(path.join(pages, 'index.html'), '<script>alert(1)</script>')
    fs.writeFileSync(path.join(pages, 'articles/lumbar-puncture.html'), '<script>alert(1)</script>')
    fs.writeFileSync(path.join(pages, 'plain.html'), '<p>no script</p>')
    expect(writeCspHashes(distDir)).toBe(2)
    expect(JSON.parse(fs.readFileSync(path.join(distDir, 'csp-hashes.json'), 'utf8'))).toEqual({
      '/': [ALERT_HASH],
      '/articles/lumbar-puncture': [ALERT_HASH],
    })
  } finally {
    fs.rmSync(distDir, { recursive: true, force: true })
  }
})
