import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record-audit'
import type { StaffActor } from '@/lib/auth/actor'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { readingGrade } from '@/lib/shared/reading-grade'
import { err, ok, type Result } from '@/lib/shared/result'
import { type PlainReportDocument, plainReportText } from './plain-report-schema'
import { setAside } from './set-aside'
import { maySendVideo } from './video-policy'
import { wasHandedInSince } from './was-handed-in'

/** One author's typing within this time collects in one version. */
const VERSION_MINUTES = 10

/** The version that an editor was opened with, so that two windows never overwrite each other. */
export type PlainReportBase = { id: string; revision: number }
export type SavedPlainReport = PlainReportBase & { version: number; grade: number }

type SaveInput = {
  orderId: string
  document: PlainReportDocument
  base: PlainReportBase | null
  /** Keeps the text that stands now as a version of its own, whoever wrote it and however short ago. */
  isNewVersion?: boolean
  /** Names what is typed in one editor, so that it is set aside once when it cannot be saved. */
  asideId?: string
  now: Date
}

/**
 * Saves the plain report as typed. `CONFLICT` when someone saved since `base`: the newer version is there to be read, and
 * what was typed is set aside beside the versions. `NOT_YOURS` unless the actor claimed the order and it is in production;
 * who had claimed it before still loses nothing typed.
 */
export async function savePlainReport(
  actor: StaffActor,
  input: SaveInput,
): Promise<Result<SavedPlainReport, 'NOT_YOURS' | 'CONFLICT'>> {
  const saved = await writePlainReport(actor, input)
  const { asideId: id, document: text, orderId, now } = input
  if (!saved.ok && id) await setAside(actor, { id, kind: 'plain_report', text, orderId, now })
  return saved
}

async function writePlainReport(
  actor: StaffActor,
  input: SaveInput,
): Promise<Result<SavedPlainReport, 'NOT_YOURS' | 'CONFLICT'>> {
  const { orderId, document, base, isNewVersion = false, now } = input
  if (!(await maySendVideo(actor, orderId))) return err('NOT_YOURS')
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`
    const latest = await tx.plainReport.findFirst({
      where: { orderId },
      orderBy: { version: 'desc' },
      select: { id: true, version: true, revision: true, authorId: true, createdAt: true, approvedAt: true },
    })
    if ((latest?.id ?? null) !== (base?.id ?? null) || latest?.revision !== base?.revision)
      return err('CONFLICT')
    const cipher = await openOrderKey(tx, orderId)
    if (!cipher) return err('NOT_YOURS')
    const { grade } = readingGrade(plainReportText(document))
    const encrypt = (id: string) =>
      cipher.encrypt({ table: 'PlainReport', column: 'body', id }, JSON.stringify(document))
    const collects =
      latest &&
      !isNewVersion &&
      latest.authorId === actor.userId &&
      latest.approvedAt === null &&
      now.getTime() - latest.createdAt.getTime() < VERSION_MINUTES * 60_000 &&
      !(await wasHandedIn(tx, orderId, latest))
    if (collects) {
      const revision = latest.revision + 1
      await tx.plainReport.update({
        where: { id: latest.id },
        data: { body: encrypt(latest.id), grade, revision },
      })
      return ok({ id: latest.id, revision, version: latest.version, grade })
    }
    const id = randomUUID()
    const version = (latest?.version ?? 0) + 1
    await tx.plainReport.create({
      data: { id, orderId, version, authorId: actor.userId, body: encrypt(id), grade, createdAt: now },
      select: { id: true },
    })
    await recordAudit(
      { actor, action: 'plain_report.saved', orderId, objectId: id, detail: { version }, at: now },
      tx,
    )
    return ok({ id, revision: 0, version, grade })
  })
}

/** A version that was handed in is never changed again, so that what is approved is what was read. */
async function wasHandedIn(
  tx: Tx,
  orderId: string,
  { id, createdAt }: { id: string; createdAt: Date },
): Promise<boolean> {
  if (await wasHandedInSince(tx, orderId, createdAt)) return true
  return (await tx.approval.count({ where: { plainReportId: id } })) > 0
}
