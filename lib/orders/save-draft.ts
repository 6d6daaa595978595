import type { Actor } from '@/lib/auth/actor'
import { canonicalAddress } from '@/lib/auth/mail-address'
import { db, type Prisma } from '@/lib/platform/db'
import { consume } from '@/lib/platform/rate-limit'
import { canonicalPhone } from '@/lib/shared/phone'
import { err, ok, type Result } from '@/lib/shared/result'
import { draftExpiryFrom, draftOwnedBy } from './draft-access'
import type { TellHow } from './order-choices-schema'
import { openOrderKey } from './order-key'

/** What later steps write into a draft. An empty text clears its column. */
export type DraftChanges = {
  pastedText?: string | undefined
  questions?: string | undefined
  tellHow?: TellHow | undefined
  firstName?: string | undefined
  phone?: string | undefined
  hasNoPhone?: boolean | undefined
  /** An address as typed: kept to be shown again, and nothing more. Only its code makes it the order's. */
  typedEmail?: string | undefined
  timeZone?: string | undefined
}

const ENCRYPTED = ['pastedText', 'questions', 'firstName', 'phone', 'typedEmail'] as const

/**
 * Saves what a patient filled in and keeps the draft for another seven days. `GONE` when there is no such
 * draft for this actor any more: it expired, was submitted or is someone else's.
 */
export async function saveDraft(
  actor: Actor,
  input: { orderId: string; changes: DraftChanges; now: Date },
): Promise<Result<undefined, 'GONE'>> {
  const { orderId, changes, now } = input
  const owned = draftOwnedBy(actor, orderId)
  const cipher = owned ? await openOrderKey(db(), orderId) : null
  if (!owned || !cipher) return err('GONE')
  const { tellHow, hasNoPhone, timeZone } = changes
  const texts = await tidied(changes, owned)
  const data: Prisma.OrderUpdateManyMutationInput = {
    draftExpiresAt: draftExpiryFrom(now),
    ...(tellHow === undefined ? {} : { tellHow }),
    ...(hasNoPhone === undefined ? {} : { hasNoPhone }),
    ...(timeZone === undefined ? {} : { timeZone }),
  }
  for (const column of ENCRYPTED) {
    const text = texts[column]
    if (text !== undefined) {
      data[column] = text === '' ? null : cipher.encrypt({ table: 'Order', column, id: orderId }, text)
    }
  }
  const changed = await db().order.updateMany({ where: owned, data })
  return changed.count === 1 ? ok() : err('GONE')
}

/** Saves what is being typed, as often as a person can type; `TOO_MANY` beyond that. */
export async function saveTyped(
  actor: Actor,
  input: { orderId: string; changes: DraftChanges; now: Date },
): Promise<Result<undefined, 'GONE' | 'TOO_MANY'>> {
  return (await consume('draft_save', input.orderId)) ? saveDraft(actor, input) : err('TOO_MANY')
}

/**
 * What is stored of what was typed. It is the same however it came: what is saved while typing can arrive after the
 * button, and must not undo it. A phone number that is not one yet stays as typed.
 */
async function tidied(changes: DraftChanges, owned: Prisma.OrderWhereInput): Promise<DraftChanges> {
  const { firstName, phone, typedEmail } = changes
  const order =
    phone || typedEmail
      ? await db().order.findFirst({ where: owned, select: { place: true, email: true } })
      : null
  const address = canonicalAddress(typedEmail ?? '')
  return {
    ...changes,
    firstName: firstName?.trim(),
    // The confirmed address typed once more is nothing new.
    typedEmail: address.ok && address.value === order?.email ? '' : typedEmail?.trim(),
    phone: phone && (canonicalPhone(phone, order?.place ?? null) ?? phone.trim()),
  }
}
