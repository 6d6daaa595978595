import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// A test that expects an error on the console ends with `vi.mocked(console.error).mockClear()`; any other fails.

let spy: MockInstance<typeof console.error>

beforeEach(() => {
  spy = vi.spyOn(console, 'error')
})

afterEach(() => {
  const calls = spy.mock.calls
  vi.restoreAllMocks()
  expect(calls, 'unexpected console.error').toEqual([])
})
