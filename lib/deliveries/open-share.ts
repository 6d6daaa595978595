import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { codeFor, isCodeOf } from '@/lib/auth/challenge-code'
import { hashOfToken } from '@/lib/auth/secret-token'
import { queueMail } from '@/lib/jobs/queue-mail'
import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { consume } from '@/lib/platform/rate-limit'
import { err, ok, type Result } from '@/lib/shared/result'
import { liveShare, recordShareDenial } from './share-access'
import { readShareBody } from './share-queries'

const CODE_MS = 10 * 60_000
const MAX_TRIES = 5

/** What stands at the door of a share link, before anything of it is shown. */
export type ShareDoor = {
  shareId: string
  locale: string
  /** Whose it is, as the patient typed it; kept back where a code is asked for first. */
  owner: string | null
  needsCode: boolean
  /** A video of chosen chapters is made first; `failed`: it could not be. */
  state: 'ready' | 'preparing' | 'failed'
}

/** The door of a token, or null when it opens nothing: unknown, stopped, over, withdrawn or erased alike. */
export async function findShareDoor(token: string, now: Date): Promise<ShareDoor | null> {
  const share = await findByToken(token, now)
  if (!share) return null
  const cipher = await openOrderKey(db(), share.orderId)
  if (!cipher) return null
  const { needsCode, id } = share
  return {
    shareId: id,
    locale: share.delivery.order.locale,
    owner: needsCode ? null : readShareBody(cipher, share).owner,
    needsCode,
    state: share.state,
  }
}

type OpenInput = { token: string; code: { id: string; typed: string } | null; now: Date; clientIp: string }
export type OpenShareError = 'NOT_FOUND' | 'CODE_NEEDED' | 'WRONG_CODE' | 'TOO_MANY' | 'NOT_READY'

/**
 * Opens a share link for one browser: gives the visit that its cookie names. Where the patient asked for a code, only
 * with the one that was mailed to their person.
 */
export async function openShare(
  input: OpenInput,
): Promise<Result<{ shareId: string; visitId: string }, OpenShareError>> {
  const { token, code, now, clientIp } = input
  if (!(await consume('share_ip', clientIp))) return err('TOO_MANY')
  const share = await findByToken(token, now)
  if (!share) return err('NOT_FOUND')
  if (share.state !== 'ready') return err('NOT_READY')
  if (share.needsCode) {
    if (!code) return err('CODE_NEEDED')
    const used = await redeemShareCode(share, code, now)
    if (!used.ok) {
      await recordShareDenial({ actor: { kind: 'anonymous' }, share, now })
      return used
    }
  }
  return db().$transaction(async (tx) => {
    const visit = await tx.shareVisit.create({
      data: { shareLinkId: share.id, openedAt: now },
      select: { id: true },
    })
    const actor: Actor = { kind: 'guest', visitIds: [visit.id] }
    const { orderId, id } = share
    await recordAudit({ actor, action: 'share.opened', orderId, objectId: id, at: now }, tx)
    return ok({ shareId: id, visitId: visit.id })
  })
}

/** Mails a code to the person that the patient named. The address is read from the share, never from the asker. */
export async function sendShareCode({
  token,
  now,
  clientIp,
}: Omit<OpenInput, 'code'>): Promise<Result<{ codeId: string }, 'NOT_FOUND' | 'TOO_MANY'>> {
  if (!(await consume('share_ip', clientIp))) return err('TOO_MANY')
  const share = await findByToken(token, now)
  if (!share?.needsCode) return err('NOT_FOUND')
  const mayAsk = (await consume('share_code', share.id)) && (await consume('share_code_day', share.id))
  if (!mayAsk) return err('TOO_MANY')
  return db().$transaction(async (tx) => {
    const { id: codeId } = await tx.shareCode.create({
      data: { shareLinkId: share.id, createdAt: now, expiresAt: new Date(now.getTime() + CODE_MS) },
      select: { id: true },
    })
    await queueMail(tx, { kind: 'share_code', subjectKey: codeId, orderId: share.orderId })
    return ok({ codeId })
  })
}

/** Who a code goes to and what it is; null once it is used, over, or its share closed. */
export async function shareCodeForMail(
  codeId: string,
  now: Date,
): Promise<{ email: string; code: string; locale: string } | null> {
  const row = await db().shareCode.findFirst({
    where: { id: codeId, usedAt: null, expiresAt: { gt: now }, shareLink: liveShare(now) },
    select: { shareLink: { select: SHARE } },
  })
  const cipher = row && (await openOrderKey(db(), row.shareLink.orderId))
  if (!cipher) return null
  const { email } = readShareBody(cipher, row.shareLink)
  return email === null ? null : { email, code: codeFor(codeId), locale: row.shareLink.delivery.order.locale }
}

const SHARE = {
  id: true,
  orderId: true,
  body: true,
  needsCode: true,
  state: true,
  delivery: { select: { order: { select: { locale: true } } } },
} as const

function findByToken(token: string, now: Date) {
  return db().shareLink.findFirst({
    where: { tokenHash: hashOfToken(token), ...liveShare(now) },
    select: SHARE,
  })
}

async function redeemShareCode(
  share: { id: string },
  code: { id: string; typed: string },
  now: Date,
): Promise<Result<undefined, 'WRONG_CODE' | 'TOO_MANY'>> {
  const live = { id: code.id, shareLinkId: share.id, usedAt: null, expiresAt: { gt: now } }
  // The try is counted before the code is looked at: however many arrive at once, five are compared.
  const counted = await db().shareCode.updateMany({
    where: { ...live, tries: { lt: MAX_TRIES } },
    data: { tries: { increment: 1 } },
  })
  if (counted.count === 0) return err('WRONG_CODE')
  if (!isCodeOf(code.id, code.typed)) {
    return err((await consume('wrong_code_global', 'all')) ? 'WRONG_CODE' : 'TOO_MANY')
  }
  const used = await db().shareCode.updateMany({ where: live, data: { usedAt: now } })
  return used.count === 1 ? ok() : err('WRONG_CODE')
}
