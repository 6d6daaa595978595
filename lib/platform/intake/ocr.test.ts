import { expect, test } from 'vitest'
import { reportPicture } from '@/tests/support/render-report'
import { readWords } from './ocr'
import { toGray } from './pixels'

test('a reading that takes too long is ended, and the next page is read by another engine', {
  timeout: 120_000,
}, async () => {
  const page = await toGray(await reportPicture())
  expect(await readWords(page, 1)).toBeNull()
  const read = await readWords(page, 600_000)
  expect(read?.plain).toMatch(/impression/i)
})
