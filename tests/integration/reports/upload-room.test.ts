import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Upload } from '@tus/server'
import { afterEach, expect, it } from 'vitest'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { ReportUploadStore } from '@/lib/reports/report-upload-store'
import { createOrder } from '@/tests/factories/order'

const KIB = 1024
const { MIN_FREE_DISK_BYTES, DATA_DIR } = env()
Object.assign(env(), { MAX_DRAFT_BYTES_PER_NETWORK: 1_000 * KIB })
afterEach(() => {
  Object.assign(env(), { MIN_FREE_DISK_BYTES, DATA_DIR })
})

/** Begins a file of a new draft, or of an order that waits for one. */
async function begin(network: string, kibibytes: number, status: 'draft' | 'needs_info' = 'draft') {
  const { id: orderId, userId } = await createOrder({ status })
  const actor =
    status === 'draft'
      ? ({ kind: 'draft', orderId } as const)
      : ({ kind: 'patient', userId: userId ?? '' } as const)
  const store = new ReportUploadStore(actor, orderId, { network, clock: systemClock })
  const upload = new Upload({ id: randomUUID(), size: kibibytes * KIB, offset: 0, metadata: {} })
  return store.create(upload)
}

it('takes only so much from one network in a day, however many orders it begins', async () => {
  const network = randomUUID()
  await begin(network, 600)
  await expect(begin(network, 600)).rejects.toMatchObject({ status_code: 422, body: 'TOO_MUCH' })
  // What was refused is not counted, and what was asked for is paid.
  await begin(network, 400)
  await expect(begin(network, 1)).rejects.toMatchObject({ body: 'TOO_MUCH' })
  await begin(network, 600, 'needs_info')
  await begin(randomUUID(), 600)
})

it('takes nothing more when the disk is nearly full', async () => {
  Object.assign(env(), { MIN_FREE_DISK_BYTES: Number.MAX_SAFE_INTEGER })
  await expect(begin(randomUUID(), 1)).rejects.toMatchObject({ status_code: 422, body: 'NO_ROOM' })
  await expect(begin(randomUUID(), 1, 'needs_info')).rejects.toMatchObject({ body: 'NO_ROOM' })
})

it('takes the first file of an installation, whose folder is not there yet', async () => {
  Object.assign(env(), { DATA_DIR: path.join(DATA_DIR, 'not-there-yet') })
  await expect(begin(randomUUID(), 1)).resolves.toMatchObject({ offset: 0 })
})
