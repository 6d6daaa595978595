import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { recordAudit } from '@/lib/audit/record-audit'
import { SYSTEM } from '@/lib/auth/actor'
import { makeDownload } from '@/lib/deliveries/make-download'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { newStorageKey, type StoredObject, verifyingStream } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { storeMade } from '@/lib/platform/store-made'
import { contactMessagesFrom } from '@/lib/staff/contact-messages'
import { type ExportedAccount, exportIndex } from './export-html'
import { type ExportedFile, type ExportedOrder, readOrderForExport } from './export-order'

/**
 * Puts together the copy that a patient asked for: a zip of their files with all facts as JSON and a page to read,
 * streamed into the store as an age file. Does nothing when it is there, or when the account is gone. A file that is
 * missing is named in the page; one that is damaged fails the run, for a copy must not be silently less.
 */
export async function makeExport(exportId: string, now: Date, signal: AbortSignal): Promise<void> {
  const waiting = await db().dataExport.findFirst({
    where: { id: exportId, state: 'preparing' },
    select: { userId: true },
  })
  if (!waiting) return
  await captionVideosOf(waiting.userId, signal)
  const account = await readAccount(waiting.userId, now)
  const storageKey = newStorageKey('export')
  const stored = await zipInto(storageKey, account, signal)
  const isDone = await db().$transaction(async (tx) => {
    const { count } = await tx.dataExport.updateMany({
      where: { id: exportId, state: 'preparing' },
      data: { state: 'ready', storageKey, byteCount: BigInt(stored.byteCount), sha256: stored.sha256 },
    })
    if (count === 0) return false
    for (const { orderId } of account.orders)
      await recordAudit({ actor: SYSTEM, action: 'order.exported', orderId, objectId: exportId, at: now }, tx)
    await queueMail(tx, { kind: 'export_ready', subjectKey: exportId, userId: waiting.userId })
    return true
  })
  // Another worker was faster, or the account is gone: ours is nobody's.
  if (!isDone) await storage().remove(storageKey)
}

/** Marks a copy whose every try has failed, so that its patient can ask again. */
export async function giveUpExport(exportId: string): Promise<void> {
  await db().dataExport.updateMany({
    where: { id: exportId, state: 'preparing' },
    data: { state: 'failed' },
  })
}

/** A video that takes no captions goes into the copy as it is: they lie beside it anyhow. */
async function captionVideosOf(userId: string, signal: AbortSignal): Promise<void> {
  const live = await db().delivery.findMany({
    where: { withdrawnAt: null, order: { userId } },
    select: { orderId: true, videoId: true },
  })
  for (const { orderId, videoId } of live) {
    const made = await makeDownload(videoId, signal)
    signal.throwIfAborted()
    if (made.ok) continue
    // A full disk is mended by somebody: that is worth another try.
    if (made.code === 'NO_SPACE') throw new Error('no space to put captions into a video')
    logger.warn({ orderId, code: made.code }, 'a video is copied without captions inside')
  }
}

type Account = Omit<ExportedAccount, 'orders'> & {
  orders: readonly (ExportedOrder & { orderId: string })[]
  files: readonly ExportedFile[]
}

async function readAccount(userId: string, now: Date): Promise<Account> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      email: true,
      timeZone: true,
      createdAt: true,
      orders: { orderBy: { createdAt: 'asc' }, select: { id: true } },
    },
  })
  const orders: (ExportedOrder & { orderId: string })[] = []
  for (const { id } of user.orders) {
    const order = await readOrderForExport(id)
    if (order) orders.push({ ...order, orderId: id })
  }
  const all = orders.flatMap(({ files }) => files)
  const found = await Promise.all(
    all.map(async ({ storageKeys }) => (await storage().open(storageKeys)) !== null),
  )
  return {
    email: user.email ?? '',
    timeZone: user.timeZone,
    createdAt: user.createdAt,
    madeAt: now,
    contactMessages: user.email === null ? [] : await ownContactMessages(user.email, now),
    orders,
    files: all.filter((_, index) => found[index]),
    missing: all.filter((_, index) => !found[index]).map(({ path }) => path),
  }
}

/** Written on the contact page, from the address of this account. */
async function ownContactMessages(email: string, now: Date): Promise<ExportedAccount['contactMessages']> {
  const messages = await contactMessagesFrom(email, now)
  return messages.map(({ topic, createdAt, name, orderNumber, message }) => ({
    topic,
    at: createdAt,
    name,
    orderNumber,
    text: message,
  }))
}

async function zipInto(storageKey: string, account: Account, signal: AbortSignal): Promise<StoredObject> {
  const zip = new ZipFile()
  const output = new PassThrough()
  zip.outputStream.pipe(output)
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  const add = (path: string, text: string) =>
    zip.addBuffer(Buffer.from(text), path, { mtime: account.madeAt })
  add('index.html', exportIndex(account))
  const { email, timeZone, createdAt, madeAt, contactMessages, missing } = account
  add('account.json', json({ email, timeZone, createdAt, madeAt, contactMessages, missing }))
  for (const { orderId: _, folder, files, ...facts } of account.orders)
    add(`${folder}/order.json`, json({ ...facts, files: files.map(({ path }) => path) }))
  for (const file of account.files) {
    // Opened when its turn comes: one file at a time, however many there are. Reports and videos are compressed already.
    zip.addReadStreamLazy(file.path, { compress: false, mtime: madeAt }, (give) => {
      openFile(file).then((stream) => give(null, stream.once('error', fail)), fail)
    })
  }
  zip.end()
  return storeMade(storageKey, stoppable(output, signal))
}

async function openFile({ storageKeys, sha256, path }: ExportedFile): Promise<Readable> {
  const object = await storage().open(storageKeys)
  if (!object) throw new Error(`an object of ${path.split('/')[0]} went away while it was copied`)
  const clear = object.stream()
  return Readable.from(sha256 === null ? clear : verifyingStream(clear, sha256))
}

async function* stoppable(source: PassThrough, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const part of source) {
    signal.throwIfAborted()
    yield part as Uint8Array
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
