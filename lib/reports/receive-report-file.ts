import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { enqueue } from '@/lib/jobs/enqueue'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { removeObjects, takeOut } from './change-report-files'
import { displayName } from './display-name'
import { lockChangeable } from './report-access'
import type { AcceptedMediaType } from './report-file-schema'
import { SNIFF_BYTES, sniffMediaType } from './sniff-media-type'

export type ReceiveError = 'NOT_FOUND' | 'TOO_MANY' | 'TOO_LARGE' | 'WRONG_KIND' | 'EMPTY' | 'DUPLICATE'

/** Thrown through the store's writer to stop a stream that is not an accepted file. */
class Refused extends Error {
  override name = 'Refused'
  readonly code: 'WRONG_KIND' | 'EMPTY'

  constructor(code: 'WRONG_KIND' | 'EMPTY') {
    super(code)
    this.code = code
  }
}

/**
 * Receives one report file: its kind is told from its first bytes, its size counted while it streams into the
 * encrypted store. On any refusal nothing of it is kept and every other file stays. An order that stopped taking files
 * while it streamed refuses it too.
 */
export async function receiveReportFile(
  actor: Actor,
  input: {
    orderId: string
    fileName: string
    source: AsyncIterable<Uint8Array>
    /** The file that it is a better copy of: it takes its place, and the other one goes. */
    replaces?: string | undefined
    /** Its place among the files; the last one when left out. */
    position?: number | undefined
    now: Date
  },
): Promise<Result<{ fileId: string }, ReceiveError>> {
  const reserved = await reserve(actor, input)
  if (!reserved.ok) return reserved
  const { fileId, storageKey } = reserved.value
  const drop = async <Code extends ReceiveError>(code: Code) => {
    await storage().remove(storageKey)
    await db().reportFile.update({
      where: { id: fileId },
      data: { state: 'refused', removedAt: input.now },
      select: { id: true },
    })
    return err(code)
  }

  const kind: { mediaType?: AcceptedMediaType } = {}
  try {
    const stored = await storage().put(storageKey, checked(input.source, kind), {
      maxBytes: env().MAX_REPORT_FILE_BYTES,
    })
    if (!stored.ok) return await drop(stored.code)
    if (!kind.mediaType) return await drop('EMPTY')
    const { orderId, replaces, now } = input
    const { mediaType } = kind
    const kept = await keep(actor, { orderId, fileId, mediaType, ...stored.value, now }, replaces)
    if (!kept.ok) return await drop(kept.code)
    await removeObjects(kept.value.replacedKeys)
    return ok({ fileId })
  } catch (error) {
    if (error instanceof Refused) return drop(error.code)
    await drop('WRONG_KIND')
    throw error
  }
}

/** Takes a place in the order's list before any byte arrives, so that two uploads cannot both be the last. */
async function reserve(
  actor: Actor,
  input: {
    orderId: string
    fileName: string
    replaces?: string | undefined
    position?: number | undefined
  },
): Promise<Result<{ fileId: string; storageKey: string }, 'NOT_FOUND' | 'TOO_MANY'>> {
  const { orderId, fileName, replaces } = input
  return db().$transaction(async (tx) => {
    const order = await lockChangeable(tx, actor, orderId)
    const cipher = order ? await openOrderKey(tx, orderId) : null
    if (!cipher) return err('NOT_FOUND')
    const files = await tx.reportFile.aggregate({
      where: { orderId, removedAt: null },
      _count: true,
      _max: { position: true },
    })
    const going = replaces
      ? await tx.reportFile.count({ where: { id: replaces, orderId, removedAt: null } })
      : 0
    if (files._count - going >= env().MAX_REPORT_FILES) return err('TOO_MANY')
    const fileId = randomUUID()
    const storageKey = newStorageKey('report')
    await tx.reportFile.create({
      data: {
        id: fileId,
        orderId,
        position: input.position ?? (files._max.position ?? -1) + 1,
        fileName: cipher.encrypt(
          { table: 'ReportFile', column: 'fileName', id: fileId },
          displayName(fileName),
        ),
        mediaType: 'application/octet-stream',
        storageKey,
      },
      select: { id: true },
    })
    return ok({ fileId, storageKey })
  })
}

type Received = {
  orderId: string
  fileId: string
  mediaType: AcceptedMediaType
  sha256: string
  byteCount: number
  now: Date
}

/**
 * Makes a file that has streamed in whole one of its order's, when that still takes files and has not the same one.
 * Gives the names of the objects of the file that it replaces.
 */
async function keep(
  actor: Actor,
  { orderId, fileId, now, byteCount, ...received }: Received,
  replaces: string | undefined,
): Promise<Result<{ replacedKeys: string[] }, 'NOT_FOUND' | 'DUPLICATE'>> {
  return db().$transaction(async (tx) => {
    if (!(await lockChangeable(tx, actor, orderId))) return err('NOT_FOUND')
    const { sha256 } = received
    const twins = await tx.reportFile.count({
      where: { orderId, sha256, state: 'stored', removedAt: null },
    })
    if (twins > 0) return err('DUPLICATE')
    const replaced = replaces
      ? await tx.reportFile.findFirst({
          where: { id: replaces, orderId, removedAt: null },
          select: { position: true },
        })
      : null
    await tx.reportFile.update({
      where: { id: fileId },
      data: { ...received, ...replaced, state: 'stored', byteCount: BigInt(byteCount) },
      select: { id: true },
    })
    const replacedKeys =
      replaces && replaced ? await takeOut(tx, actor, { orderId, fileId: replaces, now }) : []
    // The scan sends on what it finds clean.
    await enqueue(tx, env().CLAMD_HOST ? 'report.scan' : 'report.process', { fileId })
    await recordAudit({ actor, action: 'file.added', orderId, objectId: fileId, at: now }, tx)
    return ok({ replacedKeys })
  })
}

/** Passes the bytes on once the first of them show an accepted kind. */
async function* checked(
  source: AsyncIterable<Uint8Array>,
  kind: { mediaType?: AcceptedMediaType },
): AsyncGenerator<Uint8Array> {
  let head: Uint8Array[] | undefined = []
  let headBytes = 0
  for await (const part of source) {
    if (!head) {
      yield part
      continue
    }
    head.push(part)
    headBytes += part.length
    if (headBytes < SNIFF_BYTES) continue
    yield await accept(head, kind)
    head = undefined
  }
  if (head) yield await accept(head, kind)
}

async function accept(parts: Uint8Array[], kind: { mediaType?: AcceptedMediaType }): Promise<Uint8Array> {
  const head = Buffer.concat(parts)
  if (head.length === 0) throw new Refused('EMPTY')
  const mediaType = await sniffMediaType(head.subarray(0, SNIFF_BYTES))
  if (!mediaType) throw new Refused('WRONG_KIND')
  kind.mediaType = mediaType
  return head
}
