import { expect, test } from 'vitest'
import { err, ok } from '@/lib/shared/result'
import { ReportLive } from './report-live'

const live = (given: Partial<Parameters<typeof ReportLive>[0]>) =>
  ReportLive({ orderId: 'an-order', files: [], version: ok('v1'), ...given })

test('a page is kept up to date as long as one file is read', () => {
  const files = [{ process: 'ready' }, { process: 'waiting' }] as const
  expect(live({ files })?.props).toEqual({
    url: '/api/orders/an-order/report',
    version: 'v1',
    everySeconds: 2,
  })
  expect(live({ files: [{ process: 'ready' }, { process: 'blocked' }, { process: 'needs_password' }] })).toBe(
    null,
  )
})

test('a page is kept up to date while parts of one are painted over', () => {
  expect(live({ pages: [{ hidden: 'done' }, { hidden: 'waiting' }] })).not.toBe(null)
  expect(live({ pages: [{ hidden: 'none' }, { hidden: 'done' }] })).toBe(null)
})

test('whoever may not see the files is not kept up to date', () => {
  expect(live({ files: [{ process: 'waiting' }], version: err('NOT_FOUND') })).toBe(null)
})
