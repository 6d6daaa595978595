import { randomUUID } from 'node:crypto'
import { codeFor, isCodeOf } from '@/lib/auth/challenge-code'
import { db, type Tx } from '@/lib/platform/db'
import { decryptInstallationSecret, encryptInstallationSecret } from '@/lib/platform/installation-secret'
import { consume } from '@/lib/platform/rate-limit'

export type CodePurpose = 'erase' | 'change_address'

const CODE_MS = 10 * 60_000
const MAX_TRIES = 5

/** Whether this person may have one more code mailed now. */
export async function mayHaveCode(userId: string): Promise<boolean> {
  return (await consume('account_code', userId)) && (await consume('account_code_day', userId))
}

/** Makes a code in the caller's transaction; earlier ones for the same end. Its mail is queued by the caller. */
export async function createAccountCode(
  tx: Tx,
  { userId, purpose, address, now }: { userId: string; purpose: CodePurpose; address?: string; now: Date },
): Promise<string> {
  await tx.accountCode.updateMany({
    where: { userId, purpose, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  })
  const id = randomUUID()
  const sealed = address === undefined ? null : encryptInstallationSecret(boundToCode(id), address)
  const expiresAt = new Date(now.getTime() + CODE_MS)
  await tx.accountCode.create({
    data: { id, userId, purpose, sealed, createdAt: now, expiresAt },
    select: { id: true },
  })
  return id
}

type Try = { codeId: string; userId: string; purpose: CodePurpose; now: Date }

/**
 * Counts a try and compares what was typed: each pair is what the code is made from and what was typed for it. True
 * when all are right and the code was not used before; it is used up then.
 */
export async function tryAccountCode(
  attempt: Try,
  typed: readonly (readonly [string, string])[],
): Promise<boolean> {
  const { codeId: id, userId, purpose, now } = attempt
  const live = { id, userId, purpose, usedAt: null, expiresAt: { gt: now } }
  // The try is counted before the codes are looked at: however many arrive at once, five are compared.
  const counted = await db().accountCode.updateMany({
    where: { ...live, tries: { lt: MAX_TRIES } },
    data: { tries: { increment: 1 } },
  })
  if (counted.count === 0) return false
  if (!typed.every(([source, code]) => isCodeOf(source, code))) {
    await consume('wrong_code_global', 'all')
    return false
  }
  const used = await db().accountCode.updateMany({ where: live, data: { usedAt: now } })
  return used.count === 1
}

/** Who a code goes to and what it is; null once it is used, over, or its person gone. */
export async function accountCodeForMail(
  codeId: string,
  purpose: CodePurpose,
  now: Date,
): Promise<{ email: string; locale: string; code: string } | null> {
  const row = await db().accountCode.findFirst({
    where: { id: codeId, purpose, usedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    select: { user: { select: { email: true, locale: true } } },
  })
  if (!row?.user.email) return null
  return { email: row.user.email, locale: row.user.locale, code: codeFor(codeId) }
}

/** The new address that a code is about, in clear. */
export function readSealedAddress(codeId: string, sealed: string): string {
  return decryptInstallationSecret(boundToCode(codeId), sealed)
}

/** Removes codes that are over, and old addresses that no mail took. */
export async function removeEndedAccountCodes(now: Date): Promise<void> {
  await db().accountCode.deleteMany({ where: { expiresAt: { lt: now } } })
}

/** What the sealed address of a code is bound to. */
export function boundToCode(id: string): string {
  return `AccountCode|sealed|${id}`
}
