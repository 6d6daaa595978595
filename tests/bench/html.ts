import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { root, runCommand } from '@/scripts/run-command'
import { benchTool } from './bench-tool'

const PAGES = path.join(root, '.next/server/app')

const answerSchema = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
})

/** Checks every page that the build made with the Nu Html Checker: no error is allowed. */
export async function run() {
  const { code } = await runCommand('java', ['-version']).catch(() => ({ code: 127 }))
  if (code !== 0) {
    console.log('java is not installed: the pages are not checked.')
    return { name: 'html', skipped: 'java is not installed' }
  }
  const files = fs
    .readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => path.join(PAGES, file))
  if (files.length === 0) throw new Error('Nothing is built: run `DEMO=1 npm run build` first')
  const jar = await benchTool('vnu-jar/build/dist/vnu.jar')
  const args = ['-Xss2m', '-jar', jar, '--errors-only', '--format', 'json', '--exit-zero-always']
  const { output } = await runCommand('java', [...args, ...files])
  const { messages } = answerSchema.parse(JSON.parse(output.slice(output.indexOf('{'))))
  for (const { url = '', message, extract = '' } of messages) {
    console.log(`${path.relative(PAGES, new URL(url).pathname)}: ${message}\n    ${extract.slice(0, 160)}`)
  }
  if (messages.length > 0) process.exitCode = 1
  return { name: 'html', pages: files.length, errors: messages.length }
}
