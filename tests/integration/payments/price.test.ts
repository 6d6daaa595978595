import { describe, expect, it } from 'vitest'
import { GET } from '@/app/api/price/route'
import { db } from '@/lib/platform/db'
import { createProduct } from '@/tests/factories/order'

describe('the price', () => {
  it('is nothing while nothing is for sale', async () => {
    const response = await GET()
    expect(response.status).toBe(404)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('is the one that holds now, and may be kept for a minute', async () => {
    const { product, price } = await createProduct()
    const hour = 3_600_000
    const at = (offset: number) => new Date(Date.now() + offset)
    await db().price.update({
      where: { id: price.id },
      data: { validFrom: at(-2 * hour), validUntil: at(-hour) },
    })
    await db().price.create({
      data: {
        productId: product.id,
        amountMinor: 12_900,
        currency: 'usd',
        validFrom: at(-hour),
        validUntil: at(hour),
      },
    })
    await db().price.create({
      data: { productId: product.id, amountMinor: 19_900, currency: 'usd', validFrom: at(hour) },
    })
    const response = await GET()
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    expect(await response.json()).toEqual({ formatted: '$129.00', amountMinor: 12_900, currency: 'usd' })
    await db().product.update({ where: { id: product.id }, data: { active: false } })
    expect((await GET()).status).toBe(404)
  })
})
