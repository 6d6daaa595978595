import { describe, expect, it } from 'vitest'
import { NoLongerAllowedError, RECHECK_MS, whileAllowed } from './while-allowed'

async function* parts() {
  for (let nth = 0; nth < 4; nth++) yield Uint8Array.of(nth)
}

/** A clock that goes on by `stepMs` at each look. */
function steppingClock(stepMs: number) {
  let at = 0
  const now = () => {
    at += stepMs
    return new Date(at)
  }
  return { now }
}

describe('whileAllowed', () => {
  it('asks nothing of a stream that is quick', async () => {
    let asked = 0
    const isAllowed = async () => ++asked > 0
    const seen = await Array.fromAsync(whileAllowed(parts(), isAllowed, steppingClock(1)))
    expect(seen).toHaveLength(4)
    expect(asked).toBe(0)
  })

  it('ends a slow one at the first part after the door closed', async () => {
    let asked = 0
    const isAllowed = async () => ++asked < 2
    const seen: Uint8Array[] = []
    const reading = (async () => {
      for await (const part of whileAllowed(parts(), isAllowed, steppingClock(RECHECK_MS))) seen.push(part)
    })()
    await expect(reading).rejects.toBeInstanceOf(NoLongerAllowedError)
    expect(seen).toHaveLength(1)
  })
})
