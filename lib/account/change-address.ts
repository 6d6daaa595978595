import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { codeFor } from '@/lib/auth/challenge-code'
import { canonicalAddress } from '@/lib/auth/mail-address'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { createAccountCode, mayHaveCode, readSealedAddress, tryAccountCode } from './account-code'
import { moveAddress } from './move-address'

export type AddressSide = 'old' | 'new'

export type ChangeAddressError =
  | 'NOT_ALLOWED'
  | 'BAD_ADDRESS'
  /** It is the address already. */
  | 'SAME'
  | 'TOO_MANY'
  | 'WRONG_CODE'
  /** Another account has it; said only to whoever has shown that they read its mail. */
  | 'TAKEN'

/** The first step: a code to the old address, which tells of the change too, and one to the new. Nothing changes yet. */
export async function sendAddressCodes(
  actor: Actor,
  { email, now }: { email: string; now: Date },
): Promise<Result<{ codeId: string }, Exclude<ChangeAddressError, 'WRONG_CODE' | 'TAKEN'>>> {
  if (actor.kind !== 'patient') return err('NOT_ALLOWED')
  const { userId } = actor
  const address = canonicalAddress(email)
  if (!address.ok) return address
  const user = await db().user.findUnique({ where: { id: userId }, select: { email: true } })
  if (user?.email === address.value) return err('SAME')
  if (!(await mayHaveCode(userId))) return err('TOO_MANY')
  return db().$transaction(async (tx) => {
    const purpose = 'change_address'
    const codeId = await createAccountCode(tx, { userId, purpose, address: address.value, now })
    await queueMail(tx, { kind: 'address_code_old', subjectKey: codeId, userId })
    await queueMail(tx, { kind: 'address_code_new', subjectKey: codeId, userId })
    return ok({ codeId })
  })
}

/**
 * The second step: with both codes the account moves to the new address, for signing in and for mails. Other devices
 * are signed out. `TAKEN`: another account has it.
 */
export async function confirmAddress(
  actor: Actor,
  input: { codeId: string; oldCode: string; newCode: string; sessionId: string; now: Date },
): Promise<Result<undefined, 'NOT_ALLOWED' | 'WRONG_CODE' | 'TAKEN'>> {
  const { codeId, oldCode, newCode, sessionId, now } = input
  if (actor.kind !== 'patient') return err('NOT_ALLOWED')
  const { userId } = actor
  const typed = [
    [codeSource(codeId, 'old'), oldCode],
    [codeSource(codeId, 'new'), newCode],
  ] as const
  if (!(await tryAccountCode({ codeId, userId, purpose: 'change_address', now }, typed)))
    return err('WRONG_CODE')
  const row = await db().accountCode.findUniqueOrThrow({ where: { id: codeId }, select: { sealed: true } })
  if (row.sealed === null) throw new Error('a change of address has its address')
  const email = readSealedAddress(codeId, row.sealed)
  return db().$transaction(async (tx) => {
    const moved = await moveAddress(tx, { userId, email, now })
    if (!moved.ok) return err('TAKEN')
    await tx.session.deleteMany({ where: { userId, id: { not: sessionId } } })
    await recordAudit({ actor, action: 'account.changed', detail: { what: 'address' }, at: now }, tx)
    return ok()
  })
}

/** Who a code of a change goes to and what it is; null once it is used, over, or its person gone. */
export async function addressCodeForMail(
  codeId: string,
  side: AddressSide,
  now: Date,
): Promise<{ email: string; locale: string; code: string } | null> {
  const row = await db().accountCode.findFirst({
    where: {
      id: codeId,
      purpose: 'change_address',
      usedAt: null,
      expiresAt: { gt: now },
      user: { disabledAt: null },
    },
    select: { sealed: true, user: { select: { email: true, locale: true } } },
  })
  if (!row?.sealed || !row.user.email) return null
  const email = side === 'old' ? row.user.email : readSealedAddress(codeId, row.sealed)
  return { email, locale: row.user.locale, code: codeFor(codeSource(codeId, side)) }
}

/** What each of the two codes is made from. */
export function codeSource(codeId: string, side: AddressSide): string {
  return `${codeId}:${side}`
}
