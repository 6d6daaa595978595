import { type Actor, actorIdOf } from '@/lib/auth/actor'
import { queueMail } from '@/lib/jobs/queue-mail'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import {
  type CommandGiver,
  mailFor,
  mayGive,
  nextStatus,
  type OrderCommand,
  type OrderStatus,
  RETURN_STATUSES,
} from './order-status'
import { dueAtAfterPause, dueAtFor } from './promise'
import { retainUntilFrom } from './retention'

export type TransitionError = 'NOT_FOUND' | 'NOT_ALLOWED' | 'CONFLICT'
export type Transitioned = { eventId: string; from: OrderStatus; to: OrderStatus }

/** Fields that a use case may set together with a status change. */
export type OrderPatch = Pick<
  Prisma.OrderUncheckedUpdateManyInput,
  | 'claimedById'
  | 'claimedAt'
  | 'closeReason'
  | 'priceId'
  | 'amountMinor'
  | 'currency'
  | 'termsVersion'
  | 'userId'
  | 'email'
  | 'typedEmail'
>

/**
 * Gives a command to an order inside the caller's transaction: a compare-and-set on the status, its
 * `OrderEvent` and the patient's mail (law 1). `CONFLICT` means that someone else was first.
 * The caller has already checked that the actor may see the order; whether the actor may give this
 * command is checked here.
 */
export async function transitionOrder(
  tx: Tx,
  input: { orderId: string; command: OrderCommand; actor: Actor; now: Date; patch?: OrderPatch },
): Promise<Result<Transitioned, TransitionError>> {
  const { orderId, command, actor, now } = input
  const order = await tx.order.findUnique({
    where: { id: orderId },
    select: {
      status: true,
      returnStatus: true,
      userId: true,
      claimedById: true,
      dueAt: true,
      pausedAt: true,
      promiseMissedAt: true,
    },
  })
  if (!order) return err('NOT_FOUND')
  const next = whereTo(command, actor, { ...order, id: orderId })
  if (!next.ok) return next
  const to = next.value

  const changed = await tx.order.updateMany({
    where: { id: orderId, status: order.status, claimedById: order.claimedById },
    data: { status: to, ...timesFor(to, command, order, now), ...input.patch },
  })
  if (changed.count === 0) return err('CONFLICT')
  const event = await tx.orderEvent.create({
    data: {
      orderId,
      command,
      fromStatus: order.status,
      toStatus: to,
      actorKind: actor.kind === 'draft' ? 'patient' : actor.kind,
      actorId: actorIdOf(actor),
      at: now,
    },
    select: { id: true },
  })
  const mail = mailFor(command)
  if (mail) await queueMail(tx, { kind: mail, subjectKey: event.id, orderId })
  return ok({ eventId: event.id, from: order.status, to })
}

/** Whether `transitionOrder` would carry the command out now, for what is to be asked before. */
export async function mayCommand(
  actor: Actor,
  { orderId, command }: { orderId: string; command: OrderCommand },
): Promise<boolean> {
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: { id: true, status: true, returnStatus: true, userId: true, claimedById: true },
  })
  return order !== null && whereTo(command, actor, order).ok
}

type Commanded = {
  id: string
  status: OrderStatus
  returnStatus: OrderStatus | null
  userId: string | null
  claimedById: string | null
}

/** The status that a command leads to, when this actor may give it and the order stands where it can be given. */
function whereTo(
  command: OrderCommand,
  actor: Actor,
  order: Commanded,
): Result<OrderStatus, 'NOT_ALLOWED' | 'CONFLICT'> {
  if (!mayGive(command, capacitiesOf(actor, order.id, order))) return err('NOT_ALLOWED')
  const returnStatus = RETURN_STATUSES.find((status) => status === order.returnStatus) ?? null
  const to = nextStatus(command, order.status, returnStatus)
  return to === null ? err('CONFLICT') : ok(to)
}

function capacitiesOf(
  actor: Actor,
  orderId: string,
  order: { userId: string | null; claimedById: string | null },
): CommandGiver[] {
  switch (actor.kind) {
    case 'system':
      return ['system']
    case 'staff':
    case 'admin':
      return order.claimedById === actor.userId ? [actor.kind, 'claimant'] : [actor.kind]
    case 'patient':
      return order.userId === actor.userId || actor.draftOrderId === orderId ? ['patient'] : []
    case 'draft':
      return actor.orderId === orderId && order.userId === null ? ['patient'] : []
    case 'guest':
    case 'anonymous':
      return []
  }
}

type Times = {
  status: OrderStatus
  dueAt: Date | null
  pausedAt: Date | null
  promiseMissedAt: Date | null
}

/** What the change of status does to the order's clock, claim and way back. */
function timesFor(
  to: OrderStatus,
  command: OrderCommand,
  order: Times,
  now: Date,
): Prisma.OrderUncheckedUpdateManyInput {
  const running = { pausedAt: null, returnStatus: null }
  switch (command) {
    case 'receive':
    case 'revive':
      return {
        ...running,
        paidAt: now,
        dueAt: dueAtFor(now),
        closedAt: null,
        closeReason: null,
        retainUntil: null,
        promiseMissedAt: null,
        claimedById: null,
        claimedAt: null,
      }
    case 'ask_info':
      return { pausedAt: now, returnStatus: order.status }
    case 'answer_info':
      return { ...running, ...dueAfterPause(order, now) }
    case 'release':
      return { claimedById: null, claimedAt: null }
    case 'deliver':
      return { deliveredAt: now, closedAt: now, retainUntil: retainUntilFrom(now) }
    case 'withdraw':
      return { deliveredAt: null, closedAt: null, retainUntil: null }
    default:
      return to === 'canceled' || to === 'expired'
        ? { ...running, closedAt: now, retainUntil: retainUntilFrom(now) }
        : {}
  }
}

/**
 * What was due before the pause and not missed was kept by a video that was withdrawn since. It stays due when it was:
 * later, that video would not have been there any more.
 */
function dueAfterPause({ dueAt, pausedAt, promiseMissedAt }: Times, now: Date): { dueAt?: Date } {
  if (!dueAt || !pausedAt || (dueAt < pausedAt && promiseMissedAt === null)) return {}
  return { dueAt: dueAtAfterPause(dueAt, pausedAt, now) }
}
