import { z } from 'zod'
import type { PatientActor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { db } from '@/lib/platform/db'
import { groupLooks } from '@/lib/staff/group-looks'
import { type Look, lookOf } from './look-status'

export type LookRow = {
  id: string
  at: Date
  firstAt: Date
  /** How many entries of the trail this line stands for. */
  count: number
  look: Look
  who: 'staff' | 'guest' | 'stranger'
  /** Only of those who are named beside what they made for this patient; nobody else is. */
  name: string | null
  orderNumber: string
}

export type LookPage = { rows: LookRow[]; nextCursor: string | null }

const PAGE_SIZE = 30
const MAX_READ = 1_000
const cursorSchema = z
  .tuple([z.coerce.number().int().min(0).max(8.64e15), z.uuid()])
  .transform(([at, id]) => ({ at: new Date(at), id }))

/**
 * Who but the patient looked at their orders or touched them, newest first: staff, people they shared with, and those
 * who were refused. What happens by itself is left out.
 */
export async function listLooks(actor: PatientActor, cursor: string | undefined): Promise<LookPage> {
  const orders = await db().order.findMany({
    where: { userId: actor.userId },
    select: { id: true, number: true },
  })
  const after = cursorSchema.safeParse(cursor?.split('.'))
  const found = await db().auditEvent.findMany({
    where: {
      orderId: { in: orders.map(({ id }) => id) },
      actorKind: { not: 'system' },
      AND: [{ OR: [{ actorId: null }, { actorId: { not: actor.userId } }] }, ownDraftsAside],
      ...(after.success
        ? { OR: [{ at: { lt: after.data.at } }, { at: after.data.at, id: { lt: after.data.id } }] }
        : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MAX_READ + 1,
    select: {
      id: true,
      at: true,
      actorKind: true,
      actorId: true,
      action: true,
      orderId: true,
      objectId: true,
      wasAllowed: true,
    },
  })
  const { lines, last } = groupLooks(found, { maxLines: PAGE_SIZE, maxRows: MAX_READ, isEveryLook: false })
  const [names, numbers] = [
    await namedMakers(orders.map(({ id }) => id)),
    new Map(orders.map(({ id, number }) => [id, number])),
  ]
  return {
    rows: lines.map((line) => ({
      id: line.id,
      at: line.at,
      firstAt: line.firstAt,
      count: line.count,
      look: lookOf(line),
      who: whoIs(line.actorKind),
      name: line.actorId === null ? null : (names.get(line.actorId) ?? null),
      orderNumber: numbers.get(line.orderId ?? '') ?? '',
    })),
    nextCursor: last ? `${last.at.getTime()}.${last.id}` : null,
  }
}

/** Before a draft has a patient its browser acts for it without an id: that was the patient too. */
const ownDraftsAside = { NOT: { actorKind: 'patient', actorId: null, wasAllowed: true } }

function whoIs(actorKind: string): LookRow['who'] {
  if (actorKind === 'staff' || actorKind === 'admin') return 'staff'
  return actorKind === 'guest' ? 'guest' : 'stranger'
}

/** Who made, approved or answered something that was delivered: the names that the patient reads there too. */
async function namedMakers(orderIds: string[]): Promise<Map<string, string>> {
  const [videos, answers] = await Promise.all([
    db().video.findMany({
      where: { orderId: { in: orderIds }, deliveries: { some: {} } },
      select: { authorId: true, approvedById: true },
    }),
    db().followUpQuestion.findMany({
      where: { orderId: { in: orderIds }, answeredById: { not: null } },
      select: { answeredById: true },
    }),
  ])
  return displayNames([
    ...videos.flatMap(({ authorId, approvedById }) => [authorId, approvedById]),
    ...answers.map(({ answeredById }) => answeredById),
  ])
}
