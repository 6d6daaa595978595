import { expect, it } from 'vitest'
import { formValues } from './form-state'

it('gives the texts as they were typed, each line break as the one letter that its field counted', () => {
  const form = new FormData()
  form.set('comment', 'One.\r\n\r\nTwo.\n')
  form.set('file', new File(['x'], 'x.txt'))
  form.set('$ACTION_KEY', 'x')
  expect(formValues(form)).toEqual({ comment: 'One.\n\nTwo.\n' })
})
