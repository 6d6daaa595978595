import { expect, it, vi } from 'vitest'
import { oneAtATime } from './one-at-a-time'

/** A work that ends when it is told to. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const begin = vi.fn<() => Promise<string>>(() => promise)
  return { begin, resolve, reject }
}

it('begins the next work when the one before it has ended, however it ended', async () => {
  const run = oneAtATime(10_000)
  const [first, second, third] = [work(), work(), work()]
  const ends = [first, second, third].map(({ begin }) => run(begin))
  await vi.waitFor(() => expect(first.begin).toHaveBeenCalled())
  expect(second.begin).not.toHaveBeenCalled()
  first.reject(new Error('it failed'))
  await expect(ends[0]).rejects.toThrow('it failed')
  await vi.waitFor(() => expect(second.begin).toHaveBeenCalled())
  expect(third.begin).not.toHaveBeenCalled()
  second.resolve('second')
  third.resolve('third')
  expect(await Promise.all(ends.slice(1))).toEqual(['second', 'third'])
})

it('does not begin a work whose turn did not come in time', async () => {
  const run = oneAtATime(20)
  const [first, late, next] = [work(), work(), work()]
  const end = run(first.begin)
  expect(await run(late.begin)).toBeNull()
  first.resolve('first')
  expect(await end).toBe('first')
  next.resolve('next')
  expect(await run(next.begin)).toBe('next')
  expect(late.begin).not.toHaveBeenCalled()
})
