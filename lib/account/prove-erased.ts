import { db } from '@/lib/platform/db'
import { storage } from '@/lib/platform/storage'

type Person = {
  userId: string
  orderIds: string[]
  keys: string[]
  email: string | null
  /** What is younger belongs to somebody who came back with the same address. */
  requestedAt: Date
}

/**
 * Where something of an erased person is still found, as codes; empty when there is nothing. It does not believe the
 * erasure: it asks the database, the store and the queue anew.
 */
export async function leftoversOf(person: Person): Promise<string[]> {
  const { userId, orderIds, keys, email, requestedAt } = person
  const some = { in: orderIds }
  const orderId = { orderId: some }
  const counts: Record<string, number> = {
    // By id alone: an address is unique, so another account has it only since this one gave it up.
    accounts: await db().user.count({ where: { id: userId } }),
    sessions: await db().session.count({ where: { userId } }),
    codes: await db().accountCode.count({ where: { userId } }),
    copies: await db().dataExport.count({ where: { userId } }),
    keys: await db().orderKey.count({ where: orderId }),
    orders: await db().order.count({ where: { OR: [{ userId }, { id: some, OR: SAYS_SOMETHING }] } }),
    pages: await db().reportPage.count({ where: orderId }),
    openings: await db().sealedOpening.count({ where: orderId }),
    files: await db().reportFile.count({ where: { ...orderId, removedAt: null } }),
    recordings: await db().recording.count({ where: orderId }),
    uploads: await db().videoUpload.count({ where: orderId }),
    fileUploads: await db().reportUpload.count({ where: orderId }),
    assets: await db().videoAsset.count({ where: { video: orderId } }),
    links: await db().shareLink.count({ where: orderId }),
    questions: await db().followUpQuestion.count({ where: orderId }),
    answers: await db().understandingAnswer.count({ where: { delivery: orderId } }),
    setAside: await db().setAsideText.count({ where: orderId }),
    cards: await db().checkCards.count({ where: orderId }),
    takeAways: await db().takeAway.count({ where: orderId }),
    messages: await db().orderMessage.count({ where: orderId }),
    mails: await db().mail.count({ where: { OR: [orderId, { userId }] } }),
    codesByMail: await db().signInChallenge.count({
      where: { OR: [orderId, ...(email ? [{ email, createdAt: { lte: requestedAt } }] : [])] },
    }),
    objects: await countObjects(keys),
    jobs: email === null ? 0 : await countJobs(email),
  }
  return Object.entries(counts).flatMap(([where, count]) => (count > 0 ? [`${where}: ${count}`] : []))
}

/** Any of these still filled is something that a person told us. */
const SAYS_SOMETHING = [
  { email: { not: null } },
  { typedEmail: { not: null } },
  { firstName: { not: null } },
  { phone: { not: null } },
  { questions: { not: null } },
  { pastedText: { not: null } },
  { leadArticle: { not: null } },
]

async function countObjects(keys: string[]): Promise<number> {
  let count = 0
  for (const key of keys) if ((await storage().open(key)) !== null) count += 1
  return count
}

/** Jobs, waiting or done, that name the address; payloads hold ids, so there should never be one. */
async function countJobs(email: string): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job
    WHERE position(${email} IN lower(coalesce(data::text, '') || coalesce(output::text, ''))) > 0`
  return row?.count ?? 0
}
