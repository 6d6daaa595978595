import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { writeGenerated } from '@/scripts/content/write-generated'
import { loadForProduction } from '@/scripts/load-for-production'
import { drawLinkPictures } from '@/scripts/pictures'
import { root } from '@/scripts/run-command'
import { median } from './built-app'

const GENERATED = 500
const ROUNDS = 3
const LIMIT_MS = 50
const FOLDER = 'content/articles/en'

/**
 * What one more article costs, in milliseconds, with 500 copies of ours beside them, of each as many: the steps that make
 * something of it (its text, its picture for links), in time of the processor, so that a busy machine does not change
 * it (both run in one thread and wait for nothing); and `npm run build` as a whole, by the clock.
 */
export async function run() {
  const base = await measure(0)
  const many = await measure(GENERATED)
  const perArticle = (key: keyof Times) => Number(((many[key] - base[key]) / GENERATED).toFixed(1))
  const msPerArticle = perArticle('processorMs')
  // The first only brings programs and packages from the disk: it may take half as long again.
  await buildWhole(0)
  const build = { baseMs: await buildWhole(0), manyMs: await buildWhole(GENERATED) }
  if (msPerArticle > LIMIT_MS) process.exitCode = 1
  return {
    name: 'content',
    msPerArticle,
    clockMsPerArticle: perArticle('clockMs'),
    buildMsPerArticle: Number(((build.manyMs - build.baseMs) / GENERATED).toFixed(1)),
    build,
    limitMs: LIMIT_MS,
    base,
    many,
  }
}

type Times = { processorMs: number; clockMs: number }

async function measure(count: number): Promise<Times> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-bench-'))
  try {
    fs.cpSync(path.join(root, 'content'), path.join(dir, 'content'), { recursive: true })
    addArticles(dir, count)
    const times: Times[] = []
    for (let round = 0; round < ROUNDS; round += 1) times.push(await buildOnce(dir))
    return {
      processorMs: Math.round(median(times.map(({ processorMs }) => processorMs))),
      clockMs: Math.round(median(times.map(({ clockMs }) => clockMs))),
    }
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

/** From nothing: no file of an earlier round is found again. */
async function buildOnce(dir: string): Promise<Times> {
  for (const made of ['lib', 'public', 'stamps.json'])
    fs.rmSync(path.join(dir, made), { recursive: true, force: true })
  const { loadContent } = await loadForProduction(() => import('@/scripts/content'))
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  const content = await loadContent(dir)
  await writeGenerated(path.join(dir, 'lib'), content)
  drawLinkPictures(
    { series: content.series, articles: content.articles.map(({ article }) => article) },
    path.join(dir, 'public/og'),
    path.join(dir, 'stamps.json'),
  )
  const { user, system } = process.cpuUsage(before)
  return { processorMs: (user + system) / 1000, clockMs: performance.now() - startedAt }
}

const MADE = /^(?:node_modules|dist|test-results|playwright-report|\.git|\.next.*|\.data.*)$/

/** Milliseconds of `npm run build` in a copy of the project that has never been built. */
async function buildWhole(count: number): Promise<number> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-bench-'))
  const run = (command: string, args: string[]) =>
    promisify(execFile)(command, args, {
      cwd: dir,
      env: { ...process.env, DEMO: '1' },
      maxBuffer: 64 * 1024 ** 2,
    })
  try {
    for (const name of fs.readdirSync(root).filter((one) => !MADE.test(one)))
      fs.cpSync(path.join(root, name), path.join(dir, name), { recursive: true })
    // Linked where both are on one disk: a copy takes a minute.
    const packages = [path.join(root, 'node_modules'), path.join(dir, 'node_modules')]
    await run('cp', ['-al', ...packages]).catch(() => run('cp', ['-a', ...packages]))
    fs.rmSync(path.join(dir, 'node_modules/.cache'), { recursive: true, force: true })
    addArticles(dir, count)
    const startedAt = performance.now()
    await run('npm', ['run', 'build'])
    return Math.round(performance.now() - startedAt)
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

function addArticles(dir: string, count: number): void {
  const models = fs
    .readdirSync(path.join(root, FOLDER), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => ({
      folder: path.join(dir, FOLDER, path.dirname(file)),
      text: fs.readFileSync(path.join(root, FOLDER, file), 'utf8'),
    }))
  for (let number = 1; number <= count; number += 1) {
    const model = models[number % models.length]
    if (!model) throw new Error('There is no article')
    const text = model.text.replace(/^position: \d+$/m, `position: ${1_000 + number}`)
    fs.writeFileSync(path.join(model.folder, `generated-${number}.mdx`), text)
  }
}
