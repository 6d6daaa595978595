import fs from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { type MadeVideo, makeVideo } from '@/lib/videos/processing/make-video'
import { scriptSchema } from '@/lib/videos/script-schema'

const USAGE = 'Usage: npm run video:process -- FILE OUTDIR [--script SCRIPT.json]'
const MAX_SECONDS = 24 * 3_600

/** A script, or one with the teleprompter's log of the file. */
const scriptFileSchema = z.union([
  z.strictObject({
    script: scriptSchema,
    log: z.array(z.object({ sentenceId: z.string(), atMs: z.number().nonnegative() })),
  }),
  scriptSchema.transform((script) => ({ script, log: [] })),
])

/** Does to a local file what the worker does to an upload, and prints one JSON line about it. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { script: { type: 'string' } },
  })
  const [file, outDir, ...more] = positionals
  if (!file || !outDir || more.length > 0) {
    console.error(USAGE)
    return 64
  }
  await applyEmbeddedDefaults(process.env)
  const given = values.script
    ? scriptFileSchema.parse(JSON.parse(await fs.readFile(values.script, 'utf8')))
    : null
  await fs.mkdir(outDir, { recursive: true })
  const dir = await fs.mkdtemp(path.join(path.resolve(outDir), '.work-'))
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const startedAt = performance.now()
  try {
    const made = await makeVideo({
      sources: [{ file: path.resolve(file), sectionId: null, log: given?.log ?? [] }],
      script: given?.script ?? null,
      maxSeconds: MAX_SECONDS,
      dir,
      signal: stop.signal,
    })
    const totalMs = Math.round(performance.now() - startedAt)
    if (!made.ok) {
      console.log(JSON.stringify({ ok: false, code: made.code, totalMs }))
      return 1
    }
    console.log(JSON.stringify({ ok: true, totalMs, ...(await keep(made.value, outDir)) }))
    return 0
  } finally {
    await fs.rm(dir, { recursive: true, force: true })
  }
}

async function keep(made: MadeVideo, outDir: string) {
  const { videoFile, assets, timing, ...facts } = made
  const bytes: Record<string, number> = {}
  for (const from of [videoFile, ...assets.map((asset) => asset.file)]) {
    const name = path.basename(from)
    await fs.rename(from, path.join(outDir, name))
    bytes[name] = (await fs.stat(path.join(outDir, name))).size
  }
  return { ...facts, chapters: timing.chapters.length, sentences: timing.sentences.length, bytes }
}

process.exitCode = await main()
