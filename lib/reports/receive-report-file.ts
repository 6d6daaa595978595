import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newStorageKey } from '@/lib/platform/object-store'
import { storage } from '@/lib/platform/storage'
import { err, ok, type Result } from '@/lib/shared/result'
import { removeObjects } from './change-report-files'
import { keepReportFile, refuseReportFile, reservePlace } from './keep-report-file'
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
    now: Date
  },
): Promise<Result<{ fileId: string }, ReceiveError>> {
  const { orderId, replaces, now } = input
  const storageKey = newStorageKey('report')
  const reserved = await db().$transaction((tx) =>
    reservePlace(tx, actor, { ...input, storageKeys: [storageKey] }),
  )
  if (!reserved.ok) return reserved
  const { fileId } = reserved.value
  const drop = async <Code extends ReceiveError>(code: Code) => {
    await storage().remove(storageKey)
    await db().$transaction((tx) => refuseReportFile(tx, fileId, now))
    return err(code)
  }

  const kind: { mediaType?: AcceptedMediaType } = {}
  try {
    const stored = await storage().put(storageKey, checked(input.source, kind), {
      maxBytes: env().MAX_REPORT_FILE_BYTES,
    })
    if (!stored.ok) return await drop(stored.code)
    const { mediaType } = kind
    if (!mediaType) return await drop('EMPTY')
    const arrived = { orderId, fileId, replaces, mediaType, ...stored.value, now }
    const kept = await db().$transaction((tx) => keepReportFile(tx, actor, arrived))
    if (!kept.ok) return await drop(kept.code)
    await removeObjects(kept.value.replacedKeys)
    return ok({ fileId })
  } catch (error) {
    if (error instanceof Refused) return drop(error.code)
    await drop('WRONG_KIND')
    throw error
  }
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
