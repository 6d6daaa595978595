import pg from 'pg'
import { vi } from 'vitest'

/** Runs work with its n-th statement never reaching the database: its connection breaks, as a kill would. */
export async function withBrokenStatement(
  n: number,
  work: () => Promise<unknown>,
): Promise<'broke' | 'finished'> {
  let seen = 0
  let didBreak = false
  const query: (...args: unknown[]) => unknown = pg.Client.prototype.query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    seen += 1
    if (seen === n) {
      didBreak = true
      const { stream } = (this as unknown as { connection: { stream: { destroy(): void } } }).connection
      stream.destroy()
    }
    return query.apply(this, args) as never
  })
  try {
    await work()
    return 'finished'
  } catch (error) {
    if (didBreak) return 'broke'
    throw error
  } finally {
    vi.restoreAllMocks()
    vi.spyOn(console, 'error')
  }
}
