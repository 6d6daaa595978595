import { beforeEach, expect, test, vi } from 'vitest'

const query = vi.fn<() => Promise<unknown>>()
vi.mock('./db', () => ({ pool: () => ({ query }) }))

const never = () => new Promise(() => undefined)

beforeEach(() => {
  query.mockReset()
  vi.resetModules()
})

async function freshCheck() {
  const { isDatabaseUp } = await import('./database-health')
  return isDatabaseUp
}

test('one answer that is late does not close the site', async () => {
  query.mockImplementationOnce(never).mockResolvedValue({ rows: [] })
  const isDatabaseUp = await freshCheck()
  expect(await isDatabaseUp()).toBe(true)
  expect(query).toHaveBeenCalledTimes(2)
})

test('a database that says nothing twice is away, and everybody waits for one answer', async () => {
  query.mockImplementation(never)
  const isDatabaseUp = await freshCheck()
  expect(await Promise.all([isDatabaseUp(), isDatabaseUp()])).toEqual([false, false])
  expect(query).toHaveBeenCalledTimes(2)
})

test('one that refuses is away at once, and back at the first answer', async () => {
  query.mockRejectedValueOnce(new Error('ECONNREFUSED')).mockRejectedValueOnce(new Error('ECONNREFUSED'))
  const isDatabaseUp = await freshCheck()
  expect(await isDatabaseUp()).toBe(false)
  query.mockResolvedValue({ rows: [] })
  expect(await isDatabaseUp(), 'one second old at most').toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  expect(await isDatabaseUp()).toBe(true)
})
