import { describe, expect, it } from 'vitest'
import { POST } from '@/app/api/article-feedback/route'
import { saveFeedbackReason } from '@/lib/articles/save-feedback'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'

const ARTICLE = 'spine-procedures/lumbar-puncture'

async function send(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(fields).toString()
  return POST(
    new Request(`${env().APP_URL}/api/article-feedback`, {
      method: 'POST',
      headers: {
        origin: env().APP_URL,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
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
})
