import { SYSTEM } from '@/lib/auth/actor'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { eachApart } from '@/lib/shared/each-apart'
import { IS_OPEN } from '@/lib/staff/open-orders'
import { ALARM_SIGNS, type AlarmSign, alarmSignsIn } from './alarming-text'
import { openFlag } from './open-flag'

const BATCH = 200

/** Looks through what patients wrote since the last run. Returns the number of orders looked at. */
export async function screenPatientTexts(now: Date): Promise<number> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT o.id FROM "Order" o WHERE ${IS_OPEN} AND o."alarmScreenedAt" IS NULL
    UNION
    SELECT m."orderId" FROM "OrderMessage" m WHERE m.author = 'patient' AND m."alarmScreenedAt" IS NULL
    UNION
    SELECT f."orderId" FROM "FollowUpQuestion" f WHERE f."alarmScreenedAt" IS NULL
    UNION
    SELECT d."orderId" FROM "UnderstandingAnswer" a JOIN "Delivery" d ON d.id = a."deliveryId"
    WHERE a.kind = 'comment' AND a."alarmScreenedAt" IS NULL
    LIMIT ${BATCH}`
  await eachApart(rows, ({ id }) => flagAlarmingText(id, now))
  return rows.length
}

/**
 * Flags an order urgent when its patient's questions, messages, follow-up questions or comments tell of signs of an
 * emergency. Each text is looked through once, in the transaction of the flag it raises, however often this is called.
 */
export async function flagAlarmingText(orderId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const cipher = await openOrderKey(tx, orderId)
    const texts = [
      ...(await takeQuestions(tx, orderId, now)),
      ...(await takeMessages(tx, orderId, now)),
      ...(await takeFollowUps(tx, orderId, now)),
      ...(await takeComments(tx, orderId, now)),
    ]
    // An erased order holds nothing that could be read.
    if (!cipher) return
    for (const { cause, where, read } of texts) {
      const signs = alarmSignsIn(read(cipher) ?? '')
      if (signs.length === 0) continue
      const finding = { orderId, level: 'minutes' as const, note: noteFor(where, signs), cause }
      await openFlag(tx, { actor: SYSTEM, finding, cipher, now })
    }
  })
}

type PatientText = { cause: string; where: string; read: (cipher: OrderCipher) => string | null }

/** Marks the questions as looked through; whoever marks them looks. */
async function takeQuestions(tx: Tx, orderId: string, now: Date): Promise<PatientText[]> {
  const taken = await tx.order.updateManyAndReturn({
    where: { id: orderId, alarmScreenedAt: null, paidAt: { not: null } },
    data: { alarmScreenedAt: now },
    select: { id: true, questions: true },
  })
  return taken.map(({ id, questions }) => ({
    cause: 'questions',
    where: 'questions',
    read: (cipher) => cipher.decrypt({ table: 'Order', column: 'questions', id }, questions),
  }))
}

async function takeMessages(tx: Tx, orderId: string, now: Date): Promise<PatientText[]> {
  const taken = await tx.orderMessage.updateManyAndReturn({
    where: { orderId, author: 'patient', alarmScreenedAt: null },
    data: { alarmScreenedAt: now },
    select: { id: true, body: true },
  })
  return taken.map(({ id, body }) => ({
    cause: id,
    where: 'message',
    read: (cipher) => cipher.decrypt({ table: 'OrderMessage', column: 'body', id }, body),
  }))
}

async function takeFollowUps(tx: Tx, orderId: string, now: Date): Promise<PatientText[]> {
  const taken = await tx.followUpQuestion.updateManyAndReturn({
    where: { orderId, alarmScreenedAt: null },
    data: { alarmScreenedAt: now },
    select: { id: true, question: true },
  })
  return taken.map(({ id, question }) => ({
    cause: id,
    where: 'follow-up question',
    read: (cipher) => cipher.decrypt({ table: 'FollowUpQuestion', column: 'question', id }, question),
  }))
}

/** What a patient wrote after watching, about any version. */
async function takeComments(tx: Tx, orderId: string, now: Date): Promise<PatientText[]> {
  const taken = await tx.understandingAnswer.updateManyAndReturn({
    where: { kind: 'comment', alarmScreenedAt: null, delivery: { orderId } },
    data: { alarmScreenedAt: now },
    select: { id: true, text: true },
  })
  return taken.map(({ id, text }) => ({
    cause: id,
    where: 'comment after watching',
    read: (cipher) => cipher.decrypt({ table: 'UnderstandingAnswer', column: 'text', id }, text),
  }))
}

function noteFor(where: string, signs: readonly AlarmSign[]): string {
  return `The patient’s ${where} may tell of: ${signs.map((sign) => ALARM_SIGNS[sign]).join(', ')}. Found by word rules: read the text, then phone.`
}
