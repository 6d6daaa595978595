import { afterEach, beforeEach, expect, vi } from 'vitest'

// A test that expects an error on the console replaces this spy with its own; any other console.error fails it.

beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const calls = vi.isMockFunction(console.error) ? console.error.mock.calls : []
  vi.restoreAllMocks()
  expect(calls, 'unexpected console.error').toEqual([])
})
