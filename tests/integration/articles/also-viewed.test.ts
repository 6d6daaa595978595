import { beforeEach, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/article-views/route'
import { alsoViewed } from '@/lib/articles/also-viewed'
import { articleKey } from '@/lib/articles/article-queries'
import { forgetPastVisitors } from '@/lib/articles/forget-visitors'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'

const PUNCTURE = 'spine-procedures/lumbar-puncture'
const MYELOGRAPHY = 'spine-procedures/myelography'
const BIOPSY = 'spine-procedures/spine-biopsy'
const now = new Date()

async function read(article: string, cameFrom: string | null, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ article, cameFrom })
  const response = await POST(
    new Request(`${env().APP_URL}/api/article-views`, {
      method: 'POST',
      headers: { origin: env().APP_URL, 'content-length': String(body.length), ...headers },
      body,
    }),
  )
  return response.status
}

async function keysBeside(article: string): Promise<string[]> {
  return (await alsoViewed(article, now)).map(articleKey)
}

beforeEach(async () => {
  await db().articleView.deleteMany()
  await db().rateLimit.deleteMany()
})

describe('others also viewed', () => {
  it('names what was read before or after, most often first, once three have', async () => {
    await read(MYELOGRAPHY, PUNCTURE)
    await read(MYELOGRAPHY, PUNCTURE)
    await expect(keysBeside(PUNCTURE)).resolves.toEqual([])
    await read(PUNCTURE, MYELOGRAPHY)
    await expect(keysBeside(PUNCTURE)).resolves.toEqual([MYELOGRAPHY])
    for (let times = 0; times < 4; times += 1) await read(BIOPSY, PUNCTURE)
    await expect(keysBeside(PUNCTURE)).resolves.toEqual([BIOPSY, MYELOGRAPHY])
    await expect(keysBeside(MYELOGRAPHY)).resolves.toEqual([PUNCTURE])
  })

  it('keeps articles and a day, and nothing about the reader', async () => {
    await read(PUNCTURE, null, { 'x-forwarded-for': '192.0.2.1', 'user-agent': 'Someone' })
    const [row] = await db().articleView.findMany()
    expect(Object.keys(row ?? {}).sort()).toEqual(['article', 'cameFrom', 'day', 'views'])
    expect(row).toMatchObject({ article: PUNCTURE, cameFrom: '', views: 1 })
  })

  it('does not count who asks not to be tracked', async () => {
    await expect(read(PUNCTURE, null, { dnt: '1' })).resolves.toBe(204)
    await expect(read(PUNCTURE, null, { 'sec-gpc': '1' })).resolves.toBe(204)
    await expect(db().articleView.count()).resolves.toBe(0)
  })

  it('counts a step from an unknown page as none, and refuses unknown articles, other sites and floods', async () => {
    await read(PUNCTURE, 'spine-procedures/none')
    await read(PUNCTURE, PUNCTURE)
    await expect(db().articleView.findMany({ select: { cameFrom: true, views: true } })).resolves.toEqual([
      { cameFrom: '', views: 2 },
    ])
    await expect(read('spine-procedures/none', null)).resolves.toBe(404)
    await expect(read(PUNCTURE, null, { origin: 'https://elsewhere.example' })).resolves.toBe(403)
    await expect(read(PUNCTURE, null, { 'content-length': '5000' })).resolves.toBe(413)
    const flood = { 'x-forwarded-for': '192.0.2.77' }
    const answers: number[] = []
    for (let times = 0; times < 61; times += 1) answers.push(await read(PUNCTURE, null, flood))
    expect(answers.slice(-2)).toEqual([204, 429])
  })

  it('looks back 90 days and keeps 400', async () => {
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
    await db().articleView.createMany({
      data: [100, 401].map((days) => ({
        day: daysAgo(days),
        article: MYELOGRAPHY,
        cameFrom: PUNCTURE,
        views: 9,
      })),
    })
    await expect(keysBeside(PUNCTURE)).resolves.toEqual([])
    await forgetPastVisitors(now)
    await expect(db().articleView.count()).resolves.toBe(1)
  })
})
