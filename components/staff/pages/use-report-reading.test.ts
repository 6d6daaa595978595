import { expect, it } from 'vitest'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import { keyOf } from './use-report-reading'

const page = (id: string, changes: Partial<ReportPageDto> = {}): ReportPageDto => ({
  id,
  fileId: 'file',
  pageNumber: 1,
  width: 1,
  height: 1,
  turn: 0,
  warnings: [],
  hidden: 'none',
  ...changes,
})

it('has the words fetched again for other pages, and for each step of hiding', () => {
  const both = [page('1'), page('2')]
  const others = [
    [],
    [page('1')],
    [...both, page('3')],
    [page('2'), page('1')],
    [page('1'), page('2', { hidden: 'waiting' })],
    [page('1'), page('2', { hidden: 'done' })],
  ]
  const keys = [both, ...others].map(keyOf)
  expect(new Set(keys).size).toBe(keys.length)
})

it('leaves the words as they are when a page is turned, or the screen refreshed', () => {
  expect(keyOf([page('1', { turn: 90, warnings: ['dark'] })])).toBe(keyOf([page('1')]))
})

it('is empty for no pages, of which there is nothing to fetch', () => {
  expect(keyOf([])).toBe('')
})
