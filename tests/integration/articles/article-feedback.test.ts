import { describe, expect, it } from 'vitest'
import { POST } from '@/app/api/article-feedback/route'
import { forgetPastVisitors } from '@/lib/articles/forget-visitors'
import { saveFeedback, saveFeedbackReason } from '@/lib/articles/save-feedback'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { articleReport } from '@/lib/staff/article-report'
import { createStaff } from '@/tests/factories/user'

const ARTICLE = 'spine-procedures/lumbar-puncture'

let visitors = 0
/** Each call is somebody else, unless a test says who. */
function nextVisitor(): string {
  visitors += 1
  return `192.0.2.${visitors}`
}

async function send(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(fields).toString()
  return POST(
    new Request(`${env().APP_URL}/api/article-feedback`, {
      method: 'POST',
      headers: {
        origin: env().APP_URL,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
        'x-forwarded-for': nextVisitor(),
        ...headers,
      },
      body,
    }),
  )
}

function pathOf(response: Response): string {
  return new URL(response.headers.get('location') ?? '').pathname
}

describe('did this help?', () => {
  it('counts a yes and says thank you', async () => {
    const response = await send({ article: ARTICLE, helpful: 'yes' })
    expect(response.status).toBe(303)
    expect(pathOf(response)).toBe('/articles/thanks')
    await expect(db().articleFeedback.findFirst({ where: { wasHelpful: true } })).resolves.toMatchObject({
      article: ARTICLE,
      reason: null,
    })
  })

  it('counts a no at once, then takes its reason a single time', async () => {
    const asked = await send({ article: ARTICLE, helpful: 'no' })
    const [, feedback = ''] = /^\/articles\/thanks\/why\/([0-9a-f-]+)$/.exec(pathOf(asked)) ?? []
    expect(pathOf(await send({ feedback, reason: 'too_hard' }))).toBe('/articles/thanks')
    expect(pathOf(await send({ feedback, reason: 'missing' }))).toBe('/articles/thanks')
    await expect(db().articleFeedback.findUnique({ where: { id: feedback } })).resolves.toMatchObject({
      wasHelpful: false,
      reason: 'too_hard',
    })
  })

  it('takes no reason for an answer that is an hour old', async () => {
    const { id } = await db().articleFeedback.create({ data: { article: ARTICLE, wasHelpful: false } })
    const now = new Date(Date.now() + 61 * 60_000)
    const saved = await saveFeedbackReason({ feedbackId: id, reason: 'other', now })
    expect(saved).toEqual({ ok: false, code: 'NOT_FOUND' })
  })

  it('refuses another site, unknown articles, other fields and large forms, and stores nothing of them', async () => {
    const before = await db().articleFeedback.count()
    const good = { article: ARTICLE, helpful: 'yes' }
    const refusals = [
      await send(good, { origin: 'https://elsewhere.example' }),
      await send({ article: 'spine-procedures/none', helpful: 'yes' }),
      await send({ ...good, helpful: 'maybe' }),
      await send({ ...good, reason: 'other', createdAt: '2020-01-01' }),
      await send(good, { 'content-length': '5000' }),
    ]
    expect(refusals.map((response) => response.status)).toEqual([403, 404, 422, 422, 413])
    await expect(db().articleFeedback.count()).resolves.toBe(before)
  })

  it('keeps one answer per visitor and article: the last one', async () => {
    const before = await db().articleFeedback.count()
    const one = { 'x-forwarded-for': '198.51.100.7', 'user-agent': 'A' }
    await send({ article: ARTICLE, helpful: 'no' }, one)
    await send({ article: ARTICLE, helpful: 'yes' }, one)
    await send({ article: ARTICLE, helpful: 'yes' }, one)
    await expect(db().articleFeedback.count()).resolves.toBe(before + 1)
    // Another article, another browser and another network each count for themselves.
    await send({ article: 'spine-procedures/myelography', helpful: 'yes' }, one)
    await send({ article: ARTICLE, helpful: 'yes' }, { ...one, 'user-agent': 'B' })
    await send({ article: ARTICLE, helpful: 'yes' }, { ...one, 'x-forwarded-for': '198.51.100.8' })
    await expect(db().articleFeedback.count()).resolves.toBe(before + 4)
  })

  it('forgets at the end of the day who had answered, and nothing stored names them', async () => {
    const visitor = { network: '203.0.113.9', userAgent: 'Browser of one person' }
    const day = new Date('2026-11-20T12:00:00Z')
    const answer = { article: ARTICLE, wasHelpful: true, visitor }
    const first = await saveFeedback({ ...answer, now: day })
    const stored = JSON.stringify(await db().articleFeedback.findMany())
    expect(stored).not.toContain(visitor.network)
    expect(stored).not.toContain(visitor.userAgent)
    await forgetPastVisitors(new Date('2026-11-20T23:59:00Z'))
    await expect(saveFeedback({ ...answer, now: day })).resolves.toEqual(first)
    await forgetPastVisitors(new Date('2026-11-21T00:03:00Z'))
    await expect(db().visitorSecret.count({ where: { day: new Date('2026-11-20') } })).resolves.toBe(0)
    const past = { createdAt: { lt: new Date('2026-11-21') }, visitorHash: { not: null } }
    await expect(db().articleFeedback.count({ where: past })).resolves.toBe(0)
    // A new secret makes another hash of the same visitor.
    const later = await saveFeedback({ ...answer, now: day })
    expect(later).not.toEqual(first)
  })

  it('answers a script with the id that a reason can be added to', async () => {
    const response = await send({ article: ARTICLE, helpful: 'no' }, { accept: 'application/json' })
    expect(response.status).toBe(200)
    const { feedback } = (await response.json()) as { feedback: string }
    const why = await send({ feedback, reason: 'missing' }, { accept: 'application/json' })
    expect(why.status).toBe(200)
    await expect(db().articleFeedback.findUnique({ where: { id: feedback } })).resolves.toMatchObject({
      reason: 'missing',
    })
  })

  it('shows staff the counts and the reasons, and nobody else', async () => {
    await db().articleFeedback.deleteMany()
    await db().articleFeedback.createMany({
      data: [
        { article: ARTICLE, wasHelpful: true },
        { article: ARTICLE, wasHelpful: false, reason: 'too_hard' },
        { article: ARTICLE, wasHelpful: false, reason: 'too_hard' },
        { article: ARTICLE, wasHelpful: false },
      ],
    })
    const { id } = await createStaff({})
    const report = await articleReport({ kind: 'staff', userId: id }, new Date())
    expect(report.ok && report.value[0]).toMatchObject({
      article: ARTICLE,
      helped: 1,
      didNotHelp: 3,
      reasons: [{ reason: 'too_hard', count: 2 }],
    })
    const refused = await articleReport({ kind: 'anonymous' }, new Date())
    expect(refused).toEqual({ ok: false, code: 'NOT_ALLOWED' })
  })
})
