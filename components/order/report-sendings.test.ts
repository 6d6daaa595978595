import { expect, test } from 'vitest'
import { type Sending, withNewFiles } from './report-sendings'

const sending = (name: string, rest: Partial<Sending> = {}): Sending => ({
  id: name,
  name,
  percent: 0,
  isDone: false,
  ...rest,
})

test('another file leaves what was refused before in sight', () => {
  const refused = sending('scan.zip', { isDone: true, problem: 'We cannot read this.' })
  const stored = sending('page-1.jpg', { isDone: true, percent: 100 })
  const running = sending('page-2.jpg', { percent: 40 })
  const added = sending('page-3.jpg')
  expect(withNewFiles([refused, stored, running], [added])).toEqual([refused, running, added])
})

test('the same file, sent again, takes its old refusal away', () => {
  const refused = sending('report.pdf', { isDone: true, problem: 'The connection was lost.' })
  const again = { ...sending('report.pdf'), id: 'again' }
  expect(withNewFiles([refused], [again])).toEqual([again])
})
