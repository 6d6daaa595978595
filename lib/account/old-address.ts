import { randomUUID } from 'node:crypto'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db, type Tx } from '@/lib/platform/db'
import { encryptInstallationSecret } from '@/lib/platform/installation-secret'
import { boundToCode, readSealedAddress } from './account-code'

/** Longer than a mail is tried. */
const KEPT_MS = 2 * 86_400_000

const PURPOSE = 'old_address'

/**
 * Tells an address that staff took from an account, in the caller's transaction. By the time of the mail nothing else
 * knows the address any more: it is kept sealed until then.
 */
export async function tellOldAddress(
  tx: Tx,
  { userId, address, now }: { userId: string; address: string; now: Date },
): Promise<void> {
  const id = randomUUID()
  const sealed = encryptInstallationSecret(boundToCode(id), address)
  const expiresAt = new Date(now.getTime() + KEPT_MS)
  await tx.accountCode.create({
    data: { id, userId, purpose: PURPOSE, sealed, createdAt: now, expiresAt },
    select: { id: true },
  })
  await queueMail(tx, { kind: 'address_moved_away', subjectKey: id, userId })
}

/** Whom to tell that their account moved to another address; also when it was closed since, by whoever has it now. */
export async function oldAddressForMail(
  id: string,
  now: Date,
): Promise<{ email: string; locale: string } | null> {
  const row = await db().accountCode.findFirst({
    where: { id, purpose: PURPOSE, expiresAt: { gt: now } },
    select: { sealed: true, user: { select: { locale: true } } },
  })
  if (!row?.sealed) return null
  return { email: readSealedAddress(id, row.sealed), locale: row.user.locale }
}

/** Forgets old addresses that were told, or that no mail reaches. */
export async function forgetToldOldAddresses(): Promise<void> {
  const waiting = await db().accountCode.findMany({ where: { purpose: PURPOSE }, select: { id: true } })
  const told = await db().mail.findMany({
    where: {
      kind: 'address_moved_away',
      subjectKey: { in: waiting.map(({ id }) => id) },
      OR: [{ sentAt: { not: null } }, { bouncedAt: { not: null } }],
    },
    select: { subjectKey: true },
  })
  await db().accountCode.deleteMany({ where: { id: { in: told.map(({ subjectKey }) => subjectKey) } } })
}
