import { execFile } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { makeVideo } from '@/lib/videos/processing/make-video'
import type { Source } from '@/lib/videos/processing/source'
import { toPng } from '@/scripts/explainer/rasterize'
import { drawText } from '@/scripts/pictures/draw-text'
import { testEnvironment } from '@/tests/setup/test-env'
import { H264, makeMedia, VP8, voice } from '@/tests/support/media'

const execute = promisify(execFile)
const SECONDS = 180
const MINUTE = 60_000
const BYTES_PER_MB = 1024 ** 2

type Case = {
  /** From 'stop' to ready, without queue and store. */
  wallSeconds: number
  /** Of this process and all programs it ran. */
  cpuSeconds: number
  bareWallSeconds: number
  bareCpuSeconds: number
  /** Wall time divided by that of one bare ffmpeg command with the same picture and sound. */
  ratio: number
  isCopied: boolean
  seconds: number
}
export type VideoBench = {
  name: 'video'
  /** The worst ratio of the cases that are encoded. */
  ratio: number
  vp8: Case
  h264: Case
  /** Four sections, one of them retaken: only its newest take is used. */
  sections: Case
  /** Most memory of this process beside the programs that it ran. */
  rssMb: number
}

/**
 * A recording of 3 minutes in 720p at 30 frames a second, as VP8, as H.264 and as VP8 in four sections, made into what
 * patients see; beside it one bare ffmpeg command that encodes the same picture (or copies it) and evens the sound in a
 * single pass, without poster, sprite, captions and probing. Both niced alike, one after the other.
 */
export async function run(): Promise<VideoBench> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'mediphany-video-'))
  // No database is asked for anything; the settings want to know of one.
  Object.assign(process.env, await testEnvironment(dir), {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1/none',
  })
  let rssMb = 0
  const meter = setInterval(() => {
    rssMb = Math.max(rssMb, process.memoryUsage().rss / BYTES_PER_MB)
  }, 50)
  try {
    await drawReport(dir)
    const vp8File = await record(dir, 'whole.webm', SECONDS, VP8_LIVE)
    const h264File = await record(dir, 'whole.mp4', SECONDS, [...H264, '-bf', '0'])
    const parts = [
      await cut(dir, vp8File, 0, SECONDS / 3),
      await cut(dir, vp8File, SECONDS / 3, SECONDS / 4),
      await cut(dir, vp8File, SECONDS / 2, SECONDS / 4),
      await cut(dir, vp8File, (SECONDS * 3) / 4, SECONDS / 6),
    ]
    const vp8 = await measure(dir, [vp8File], ENCODED)
    const h264 = await measure(dir, [h264File], COPIED)
    const sections = await measure(dir, parts, ENCODED)
    return {
      name: 'video',
      ratio: Math.max(vp8.ratio, sections.ratio),
      vp8,
      h264,
      sections,
      rssMb: Math.round(rssMb),
    }
  } finally {
    clearInterval(meter)
    await fs.rm(dir, { recursive: true, force: true })
  }
}

/** As a browser records on a working day. */
const VP8_LIVE = [...VP8, '-b:v', '2500k']
const SOUND = ['-af', 'loudnorm=I=-16:TP=-1.5:LRA=11', '-ar', '48000', '-c:a', 'aac', '-b:a', '128k']
const ENCODED = [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-crf',
  '23',
  '-subq',
  '1',
  '-pix_fmt',
  'yuv420p',
  '-r',
  '30',
  ...SOUND,
]
const COPIED = ['-c:v', 'copy', ...SOUND]

/** A report of two screens' height. */
async function drawReport(dir: string): Promise<void> {
  const lines = Array.from({ length: 34 }, (_, row) =>
    drawText(LINE, {
      face: row % 9 ? 'regular' : 'bold',
      size: 26,
      x: 90,
      y: 80 + row * 40,
      fill: '#1f2523',
    }),
  )
  const page = `<rect width="1280" height="1440" fill="#fff"/>${lines.join('')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="1440">${page}</svg>`
  await fs.writeFile(path.join(dir, REPORT), toPng(svg))
}

const REPORT = 'report.png'
const LINE = 'At L4-L5 there is a broad-based disc bulge with mild narrowing of the canal.'

/**
 * What the recorder's stage shows: a report that is moved for two of every twenty seconds, a pointer that always
 * moves, and the speaker's face (here a busy pattern) in a corner. Speech with pauses.
 */
function record(dir: string, name: string, seconds: number, coding: readonly string[]): Promise<string> {
  const spoken = Array.from(
    { length: Math.ceil(seconds / 5) },
    (_, index) => [index * 5, index * 5 + 4] as const,
  )
  const report = ['-loop', '1', '-framerate', '30', '-t', String(seconds), '-i', path.join(dir, REPORT)]
  const moving = (source: string) => ['-f', 'lavfi', '-i', `${source}:rate=30:duration=${seconds}`]
  const stage = [
    "[0]crop=1280:720:0:'720*abs(mod(floor(t/20),2)-min(1,mod(t,20)/2))'[page]",
    "[page][1]overlay=x='640+400*sin(t)':y='360+200*sin(1.7*t)'[pointed]",
    '[pointed][2]overlay=1040:480[shown]',
  ]
  return makeMedia(
    dir,
    name,
    report,
    moving('color=c=0xb3261e:size=18x18'),
    moving('testsrc2=size=220x220'),
    voice(seconds, spoken),
    ['-filter_complex', stage.join(';'), '-map', '[shown]', '-map', '3:a', '-pix_fmt', 'yuv420p'],
    coding,
  )
}

/** A stretch of a recording, as it is. */
async function cut(dir: string, whole: string, from: number, seconds: number): Promise<string> {
  const file = path.join(dir, `part-${Math.round(from)}.webm`)
  const span = ['-ss', String(from), '-t', String(seconds)]
  await execute('ffmpeg', ['-v', 'error', '-y', ...span, '-i', whole, '-c', 'copy', file])
  return file
}

async function measure(dir: string, files: readonly string[], bareCoding: readonly string[]): Promise<Case> {
  const sources = files.map((file, index): Source => ({ file, sectionId: `section-${index}`, log: [] }))
  const bare = await timed(() => bareCommand(dir, files, bareCoding))
  const ours = await timed(async () =>
    makeVideo({
      sources,
      script: null,
      maxSeconds: 3_600,
      dir: await fs.mkdtemp(path.join(dir, 'run-')),
      signal: AbortSignal.timeout(30 * MINUTE),
    }),
  )
  if (!ours.value.ok) throw new Error(ours.value.code)
  return {
    wallSeconds: ours.wall,
    cpuSeconds: ours.cpu,
    bareWallSeconds: bare.wall,
    bareCpuSeconds: bare.cpu,
    ratio: Math.round((ours.wall / bare.wall) * 100) / 100,
    isCopied: ours.value.value.isCopied,
    seconds: Math.round(ours.value.value.durationMs / 1000),
  }
}

/** One command from the recorded files to a file that plays while it loads. */
async function bareCommand(dir: string, files: readonly string[], coding: readonly string[]): Promise<void> {
  const out = path.join(dir, 'bare.mp4')
  const list = path.join(dir, 'list.txt')
  await fs.writeFile(list, files.map((file) => `file '${file}'\n`).join(''))
  const input = files.length === 1 ? ['-i', files[0] ?? ''] : ['-f', 'concat', '-safe', '0', '-i', list]
  const args = ['-v', 'error', '-y', ...input, ...coding, '-movflags', '+faststart', out]
  await execute('nice', ['-n', '10', 'ffmpeg', ...args])
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; wall: number; cpu: number }> {
  const [startedAt, before] = [performance.now(), await childCpuSeconds()]
  const value = await work()
  const own = (await childCpuSeconds()) - before
  return { value, wall: tenths((performance.now() - startedAt) / 1_000), cpu: tenths(own) }
}

/** Processor seconds of the programs that have ended, and of this process itself (Linux: /proc/self/stat, fields 14 to 17). */
async function childCpuSeconds(): Promise<number> {
  const stat = await fs.readFile('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND
}

const TICKS_PER_SECOND = 100

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
