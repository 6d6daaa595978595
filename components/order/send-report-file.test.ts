import { expect, test } from 'vitest'
import { messagesFor } from '@/lib/shared/messages/messages'
import { codeOf } from './send-report-file'

test.each([
  ['{"results":[{"code":"STORED","status":201}]}', 'STORED'],
  ['{"results":[{"code":"TOO_LARGE","status":413}]}', 'TOO_LARGE'],
  // About the whole request, before any file was looked at.
  ['{"code":"WRONG_ORIGIN"}', 'WRONG_ORIGIN'],
  ['{"results":[]}', 'LOST'],
  ['<html>Bad gateway</html>', 'LOST'],
  ['', 'LOST'],
])('the answer %s is %s', (text, code) => {
  expect(codeOf(text)).toBe(code)
})

test.each(['NOT_FOUND', 'TOO_MANY', 'TOO_LARGE', 'WRONG_KIND', 'EMPTY', 'DUPLICATE'])(
  '%s has words',
  hasWords,
)
test.each(['TOO_MANY_REQUESTS', 'TOO_MUCH', 'NO_ROOM', 'BROKEN_FORM', 'WRONG_ORIGIN', 'LOST'])(
  '%s has words',
  hasWords,
)

/** A code without words would be called a lost connection. */
function hasWords(code: string) {
  expect(messagesFor('en').order.report.problems).toHaveProperty(code)
}
