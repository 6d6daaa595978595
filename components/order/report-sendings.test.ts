import { expect, test } from 'vitest'
import { endOf, isSameFile, percentOfAll, type Sending, withNewFiles } from './report-sendings'

const sending = (name: string, rest: Partial<Sending> = {}): Sending => ({
  id: name,
  name,
  size: 100,
  sent: 0,
  step: 'sending',
  ...rest,
})

test('another file leaves what was refused before in sight', () => {
  const refused = sending('scan.zip', { step: 'refused', code: 'WRONG_KIND' })
  const stored = sending('page-1.jpg', { step: 'done', sent: 100 })
  const running = sending('page-2.jpg', { sent: 40 })
  const added = sending('page-3.jpg')
  expect(withNewFiles([refused, stored, running], [added])).toEqual([refused, running, added])
})

test('the same file, sent again, takes its old refusal away', () => {
  const refused = sending('report.pdf', { step: 'refused', code: 'EMPTY' })
  const lost = sending('scan.pdf', { step: 'lost', sent: 40 })
  const again = [
    { ...sending('report.pdf'), id: 'again' },
    { ...sending('scan.pdf'), id: 'again too' },
  ]
  expect(withNewFiles([refused, lost], again)).toEqual(again)
})

test('the whole is said while several files are on their way, without what was refused', () => {
  const half = sending('a', { size: 300, sent: 150 })
  expect(percentOfAll([half])).toBeNull()
  const stored = sending('b', { step: 'done', size: 100, sent: 100 })
  const refused = sending('c', { step: 'refused', size: 5_000 })
  expect(percentOfAll([half, stored, refused])).toBe(62)
  expect(percentOfAll([stored, { ...stored, id: 'd' }])).toBeNull()
})

test('two photos of one name are two files when they were taken at different times', () => {
  const shot = { name: 'image.jpg', size: 100, type: 'image/jpeg', lastModified: 1 }
  expect(isSameFile(shot, { ...shot })).toBe(true)
  expect(isSameFile(shot, { ...shot, lastModified: 2 })).toBe(false)
})

test.each([
  [422, 'WRONG_KIND\n', 'WRONG_KIND'],
  [413, '', 'TOO_LARGE'],
  [429, '', 'TOO_MANY_REQUESTS'],
  [403, '', 'WRONG_ORIGIN'],
  [401, '', 'NOT_FOUND'],
  [404, '', 'NOT_FOUND'],
])('an answer of %i %j is a refusal', (status, body, code) => {
  expect(endOf(status, body)).toEqual({ step: 'refused', code, isListed: false })
})

test.each([0, 500, 503, 409])('an answer of %i may be another one next time', (status) => {
  expect(endOf(status, '')).toEqual({ step: 'lost', isListed: false })
})

test('a file that is there already is in the list, which is loaded anew', () => {
  expect(endOf(422, 'DUPLICATE')).toEqual({ step: 'refused', code: 'DUPLICATE', isListed: true })
})
