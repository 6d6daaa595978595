import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { runCommand } from '@/scripts/run-command'
import { benchTool } from './bench-tool'
import { median, withBuiltApp } from './built-app'

const RUNS = 3
const PORT = Number(process.env.PORT || 47_200)
const CHROME = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const CHROME_FLAGS =
  '--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking'

const PAGES = [
  { name: 'home', path: '/' },
  { name: 'series', path: '/articles/spine-procedures' },
  { name: 'article', path: '/articles/spine-procedures/lumbar-puncture' },
  { name: 'search', path: '/search?q=spinal+tap' },
  { name: 'order start', path: '/order' },
] as const

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof CATEGORIES)[number]

const score = z.object({
  score: z.number().nullable(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
})
const audit = z.object({
  score: z.number().nullable(),
  title: z.string(),
  numericValue: z.number().optional(),
  displayValue: z.string().optional(),
})
const reportSchema = z.object({
  categories: z.object({
    performance: score,
    accessibility: score,
    'best-practices': score,
    seo: score,
  }),
  audits: z.record(z.string(), audit),
})
type Report = z.output<typeof reportSchema>

type PageResult = Record<Category, number> & {
  page: string
  /** A page that asks search engines to stay away fails one SEO audit on purpose; it is left out of its score. */
  isIndexable: boolean
  lcpMs: number
  tbtMs: number
  cls: number
  failed: string[]
}

/** Lighthouse on a phone of the middle range, the median of three runs a page, against the production build. */
export async function run() {
  if (!fs.existsSync(CHROME)) throw new Error(`No browser at ${CHROME}: set CHROMIUM_PATH`)
  const pages = await withBuiltApp(PORT, async ({ url }) => {
    const results: PageResult[] = []
    for (const page of PAGES) results.push(await measurePage(page.name, url + page.path))
    return results
  })
  console.table(Object.fromEntries(pages.map(({ page, failed: _, ...row }) => [page, row])))
  for (const { page, failed } of pages) for (const line of failed) console.log(`${page}: ${line}`)
  return { name: 'lighthouse', runs: RUNS, pages }
}

async function measurePage(page: string, address: string): Promise<PageResult> {
  const reports: Report[] = []
  for (let time = 0; time < RUNS; time += 1) reports.push(await report(address))
  const isIndexable = !/<meta name="robots" content="[^"]*noindex/.test(await (await fetch(address)).text())
  const middle = (value: (one: Report) => number) => median(reports.map(value))
  const metric = (id: string) => middle((one) => one.audits[id]?.numericValue ?? Number.NaN)
  const scores = Object.fromEntries(
    CATEGORIES.map((category) => [category, middle((one) => scoreOf(one, category, isIndexable))]),
  ) as Record<Category, number>
  return {
    page,
    ...scores,
    isIndexable,
    lcpMs: Math.round(metric('largest-contentful-paint')),
    tbtMs: Math.round(metric('total-blocking-time')),
    cls: Number(metric('cumulative-layout-shift').toFixed(4)),
    failed: failuresOf(reports.at(-1), isIndexable),
  }
}

function scoreOf(one: Report, category: Category, isIndexable: boolean): number {
  const { score: whole, auditRefs } = one.categories[category]
  if (category !== 'seo' || isIndexable) return Math.round(100 * (whole ?? Number.NaN))
  const counted = auditRefs.filter(({ id }) => id !== 'is-crawlable' && one.audits[id]?.score !== null)
  const sum = (value: (ref: { id: string; weight: number }) => number) =>
    counted.reduce((total, ref) => total + value(ref), 0)
  return Math.round(
    (100 * sum((ref) => ref.weight * (one.audits[ref.id]?.score ?? 0))) / sum((ref) => ref.weight),
  )
}

function failuresOf(one: Report | undefined, isIndexable: boolean): string[] {
  if (!one) return []
  const refs = CATEGORIES.flatMap((category) => one.categories[category].auditRefs)
  return refs.flatMap(({ id, weight }) => {
    const found = one.audits[id]
    const isMeant = id === 'is-crawlable' && !isIndexable
    if (!found || found.score === null || found.score >= 0.9 || weight === 0 || isMeant) return []
    return [`${id}: ${found.title} ${found.displayValue ?? ''}`.trim()]
  })
}

async function report(address: string): Promise<Report> {
  const file = path.join(os.tmpdir(), `mediphany-lighthouse-${process.pid}.json`)
  const options = [
    `--only-categories=${CATEGORIES.join(',')}`,
    '--form-factor=mobile',
    '--output=json',
    `--output-path=${file}`,
    '--quiet',
    `--chrome-flags=${CHROME_FLAGS}`,
  ]
  try {
    await runLighthouse([address, ...options])
    return reportSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/** A busy machine sometimes loses the trace of a load; that says nothing about the page. */
async function runLighthouse(args: readonly string[], triesLeft = 2): Promise<void> {
  const command = await benchTool('.bin/lighthouse')
  const { code, output } = await runCommand(command, args, { env: { CHROME_PATH: CHROME } })
  if (code === 0) return
  if (triesLeft === 0) throw new Error(output)
  await runLighthouse(args, triesLeft - 1)
}
