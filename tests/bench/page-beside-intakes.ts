import { setTimeout as sleep } from 'node:timers/promises'
import { PDFDocument } from 'pdf-lib'
import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { startSession } from '@/lib/auth/sessions'
import { enqueue } from '@/lib/jobs/enqueue'
import { closeDb, db } from '@/lib/platform/db'
import { closeQueue } from '@/lib/platform/queue'
import { createOrder } from '@/tests/factories/order'
import { createReportFile } from '@/tests/factories/report-file'
import { createUser } from '@/tests/factories/user'
import { reportPicture } from '@/tests/support/render-report'
import { median, withBuiltApp } from './built-app'
import { besideSpinners } from './idle-spinners'

const PORT = Number(process.env.PORT || 47_400)
const INTAKES = 8
/** As many children as the worker has at work. */
const INTAKES_AT_ONCE = 2
const ROUNDS = Number(process.env.PAGE_ROUNDS || 5)
const WARM_UP = 30
/** Alone and beside, in each round. */
const REQUESTS = 100
const INTAKE_LIMIT_MS = 300_000

/**
 * How long a patient's page of an order takes (95th percentile, one request after the other) alone, and while the files
 * of eight others are taken in: scans that a machine reads. The whole built product, its worker with its own limits.
 * Each of PAGE_ROUNDS rounds (5) measures both, for whatever else this machine does changes meanwhile; the medians of
 * the rounds are told, and `pageRatio`, one by the other, aims for at most 1.2. `spinnersRatio` is the same beside two
 * processes that only count, at the lowest priority there is: as much of it is the machine's and not ours. Who asks is
 * a third process beside app and worker, on the same processor in all cases.
 */
export async function pageBesideIntakes() {
  return withBuiltApp(PORT, async ({ url }) => {
    try {
      const ask = await patientsPage(url)
      await ask(WARM_UP)
      const scan = await scannedReport()
      const rounds: { alone: number; spinners: number; beside: number; intakesMs: number }[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const alone = p95(await ask(REQUESTS))
        const spinners = p95(await besideSpinners(INTAKES_AT_ONCE, () => ask(REQUESTS)))
        rounds.push({ alone, spinners, ...(await besideIntakes(scan, ask)) })
      }
      const middle = (key: keyof (typeof rounds)[number]) => rounded(median(rounds.map((one) => one[key])))
      return {
        pageRatio: rounded(middle('beside') / middle('alone')),
        spinnersRatio: rounded(middle('spinners') / middle('alone')),
        pageAloneP95Ms: middle('alone'),
        pageBesideSpinnersP95Ms: middle('spinners'),
        pageBesideP95Ms: middle('beside'),
        eightIntakesMs: middle('intakesMs'),
      }
    } finally {
      await closeQueue()
      await closeDb()
    }
  })
}

async function besideIntakes(scan: Buffer<ArrayBuffer>, ask: (times: number) => Promise<number[]>) {
  const fileIds = await beginIntakes(scan)
  const startedAt = performance.now()
  await until(async () => (await unfinished(fileIds, { pageCount: { not: null } })) > 0)
  const beside = p95(await ask(REQUESTS))
  if ((await unfinished(fileIds)) === 0) throw new Error('the intakes ended before the page was measured')
  await until(async () => (await unfinished(fileIds)) === 0)
  return { beside, intakesMs: performance.now() - startedAt }
}

/** Asks for a signed-in page again and again; gives the milliseconds of each. */
async function patientsPage(appUrl: string) {
  const patient = await createUser()
  const order = await createOrder({ status: 'in_production', userId: patient.id })
  const value = await db().$transaction((tx) => startSession(tx, patient, new Date()))
  const headers = { cookie: `${cookiePolicy(appUrl, 'session').name}=${value}` }
  return async (times: number) => {
    const taken: number[] = []
    for (let nth = 0; nth < times; nth += 1) {
      const startedAt = performance.now()
      const response = await fetch(`${appUrl}/orders/${order.id}`, { headers })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`the page answers ${response.status}`)
      taken.push(performance.now() - startedAt)
    }
    return taken
  }
}

async function scannedReport(): Promise<Buffer<ArrayBuffer>> {
  const document = await PDFDocument.create()
  const png = await document.embedPng(await (await reportPicture()).png().toBuffer())
  document.addPage([612, 792]).drawImage(png, { x: 0, y: 0, width: 612, height: 792 })
  return Buffer.from(await document.save())
}

async function beginIntakes(bytes: Buffer<ArrayBuffer>): Promise<string[]> {
  const ids: string[] = []
  for (let nth = 0; nth < INTAKES; nth += 1) {
    const { id: orderId } = await createOrder({ status: 'draft' })
    ids.push((await createReportFile(orderId, { bytes })).id)
  }
  await db().$transaction(async (tx) => {
    for (const fileId of ids) await enqueue(tx, 'report.process', { fileId })
  })
  return ids
}

const unfinished = (fileIds: string[], where = {}) =>
  db().reportFile.count({ where: { id: { in: fileIds }, process: 'waiting', ...where } })

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + INTAKE_LIMIT_MS
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error('the worker takes in no files')
    await sleep(100)
  }
}

const p95 = (times: number[]): number =>
  rounded(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN)
const rounded = (value: number): number => Math.round(value * 100) / 100
