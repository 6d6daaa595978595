import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { holdAlone } from './hold-alone'

const LOCK = 'recording-1'

/** The locks of a browser as far as one name goes: whoever waits gets it when it is let go. */
function fakeLocks() {
  let held: Promise<unknown> = Promise.resolve()
  return {
    request(_: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) {
      const before = held
      const waited = new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('the wait is over')))
        void before.then(() => resolve())
      })
      const mine = waited.then(hold)
      held = Promise.all([before, mine.catch(() => undefined)])
      return mine
    },
  }
}

beforeEach(() => {
  vi.stubGlobal('navigator', { locks: fakeLocks() })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it('lets one window record, and another one once that has gone', async () => {
  const [first, second] = [new AbortController(), new AbortController()]
  expect(await holdAlone(LOCK, first.signal)).toBe(true)
  expect(await holdAlone(LOCK, second.signal)).toBe(false)
  first.abort()
  expect(await holdAlone(LOCK, second.signal)).toBe(true)
})

it('waits for a page that is just going', async () => {
  const [first, second] = [new AbortController(), new AbortController()]
  await holdAlone(LOCK, first.signal)
  const next = holdAlone(LOCK, second.signal)
  first.abort()
  expect(await next).toBe(true)
})

it('says so when it cannot be asked for at all', async () => {
  vi.stubGlobal('navigator', { locks: { request: async () => Promise.reject(new Error('no locks')) } })
  await expect(holdAlone(LOCK, new AbortController().signal)).rejects.toThrow('no locks')
})
