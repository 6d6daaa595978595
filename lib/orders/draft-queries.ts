import type { Actor } from '@/lib/auth/actor'
import { db, type Prisma } from '@/lib/platform/db'
import { draftOwnedBy } from './draft-access'
import { ORDERED_FOR, type OrderedFor, TELL_HOW, type TellHow } from './order-choices-schema'
import { openOrderKey } from './order-key'
import { readOrderMoney } from './order-money'

/** A draft as its own patient sees it. */
export type DraftDto = {
  orderId: string
  number: string
  orderedFor: OrderedFor | null
  place: string | null
  tellHow: TellHow | null
  pastedText: string
  questions: string
  firstName: string
  phone: string
  hasNoPhone: boolean
  timeZone: string
  /** An address typed since the last one was confirmed, if any; shown in its field and used for nothing. */
  typedEmail: string
  /** The confirmed address, once the code sent to it was typed in. */
  confirmedEmail: string | null
  isConfirmed: boolean
  /** Sent to payment and not paid yet: to change it, it is reopened first. */
  isAwaitingPayment: boolean
  /** Paid already by a way that takes days: it is not to be paid again. */
  isPaymentPending: boolean
  keptUntil: Date
}

const UNPAID = { in: ['draft', 'awaiting_payment'] } satisfies Prisma.EnumOrderStatusFilter

/** Whether the draft of the actor's cookie has its patient by now, and opens once they have signed in. */
export async function opensAfterSignIn(actor: Actor): Promise<boolean> {
  if (actor.kind !== 'draft') return false
  const where = { id: actor.orderId, status: UNPAID, userId: { not: null } }
  return (await db().order.count({ where })) > 0
}

/** The actor's draft with its text in the clear, or null when there is none for this actor. */
export async function getDraft(actor: Actor, orderId: string): Promise<DraftDto | null> {
  const owned = draftOwnedBy(actor, orderId, UNPAID)
  if (!owned) return null
  const [order, cipher] = await Promise.all([
    db().order.findFirst({
      where: owned,
      select: {
        id: true,
        number: true,
        status: true,
        orderedFor: true,
        place: true,
        tellHow: true,
        pastedText: true,
        questions: true,
        firstName: true,
        phone: true,
        hasNoPhone: true,
        timeZone: true,
        email: true,
        typedEmail: true,
        userId: true,
        draftExpiresAt: true,
      },
    }),
    openOrderKey(db(), orderId),
  ])
  if (!order || !cipher) return null
  const isAwaitingPayment = order.status === 'awaiting_payment'
  const clear = (column: 'pastedText' | 'questions' | 'firstName' | 'phone' | 'typedEmail') =>
    cipher.decrypt({ table: 'Order', column, id: orderId }, order[column]) ?? ''
  return {
    orderId: order.id,
    number: order.number,
    orderedFor: ORDERED_FOR.find((value) => value === order.orderedFor) ?? null,
    place: order.place,
    tellHow: TELL_HOW.find((value) => value === order.tellHow) ?? null,
    pastedText: clear('pastedText'),
    questions: clear('questions'),
    firstName: clear('firstName'),
    phone: clear('phone'),
    hasNoPhone: order.hasNoPhone,
    timeZone: order.timeZone,
    typedEmail: clear('typedEmail'),
    confirmedEmail: order.userId ? order.email : null,
    isConfirmed: order.userId !== null,
    isAwaitingPayment,
    isPaymentPending: isAwaitingPayment && (await readOrderMoney(db(), orderId)).isPending,
    keptUntil: order.draftExpiresAt,
  }
}
