import fs from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { runChild } from '@/lib/platform/child-process'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { env } from '@/lib/platform/env'
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
  if (!(await isFile(file))) {
    console.error(`There is no file ${file}`)
    return 66
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
    const ffprobe = await factsOf(made.value.videoFile, stop.signal)
    console.log(JSON.stringify({ ok: true, totalMs, ...(await keep(made.value, outDir)), ffprobe }))
    return 0
  } finally {
    await fs.rm(dir, { recursive: true, force: true })
  }
}

async function isFile(file: string): Promise<boolean> {
  const found = await fs.stat(file).catch(() => null)
  return found?.isFile() === true
}

const SHOWN =
  'format=duration,size,bit_rate:stream=codec_type,codec_name,profile,pix_fmt,width,height,r_frame_rate,bit_rate,sample_rate,channels'

/** What ffprobe says of a finished video. */
async function factsOf(file: string, signal: AbortSignal): Promise<unknown> {
  const args = ['-v', 'error', '-of', 'json', '-show_entries', SHOWN, file]
  const { stdout } = await runChild(env().FFPROBE_PATH, args, { signal, timeoutMs: 60_000 })
  return JSON.parse(stdout)
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
