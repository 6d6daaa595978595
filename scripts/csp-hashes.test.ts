import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { frameSources, inlineScriptHashes, writeCspHashes } from './csp-hashes'

const ALERT_HASH = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"

it('hashes each inline script once, and leaves scripts by address alone', () => {
  const html =
    '<script src="/a.js" async=""></script><script>alert(1)</script><script id="x">alert(1)</script>'
  expect(inlineScriptHashes(html)).toEqual([ALERT_HASH])
})

it('lets a page frame only the privacy-enhanced host of a video that it offers', () => {
  const link = (href: string, target: string) => `<p><a class="x" href="${href}" target="${target}">go</a>`
  const video = link('https://www.youtube-nocookie.com/embed/abcdefghijk', 'hosted-video')
  expect(frameSources(video + video)).toEqual(['https://www.youtube-nocookie.com'])
  expect(frameSources(link('https://www.youtube-nocookie.com/embed/abcdefghijk', '_blank'))).toEqual([])
  expect(frameSources(link('https://elsewhere.example/embed/abcdefghijk', 'hosted-video'))).toEqual([])
})

it('keys the hashes by the path of each prerendered page', () => {
  const distDir = fs.mkdtempSync(path.join(os.tmpdir(), 'csp-'))
  try {
    const pages = path.join(distDir, 'server/app')
    fs.mkdirSync(path.join(pages, 'articles'), { recursive: true })
    fs.writeFileSync(path.join(pages, 'index.html'), '<script>alert(1)</script>')
    fs.writeFileSync(path.join(pages, 'articles/lumbar-puncture.html'), '<script>alert(1)</script>')
    const video = `<a href="https://www.youtube-nocookie.com/embed/abcdefghijk" target="hosted-video">`
    fs.writeFileSync(path.join(pages, 'plain.html'), `<p>no script</p>${video}`)
    expect(writeCspHashes(distDir)).toBe(2)
    expect(JSON.parse(fs.readFileSync(path.join(distDir, 'csp-hashes.json'), 'utf8'))).toEqual({
      '/': [ALERT_HASH],
      '/articles/lumbar-puncture': [ALERT_HASH],
    })
    expect(JSON.parse(fs.readFileSync(path.join(distDir, 'csp-frames.json'), 'utf8'))).toEqual({
      '/plain': ['https://www.youtube-nocookie.com'],
    })
  } finally {
    fs.rmSync(distDir, { recursive: true, force: true })
  }
})
