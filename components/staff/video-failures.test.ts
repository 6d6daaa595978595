import { expect, it } from 'vitest'
import { clipFailureText, videoFailureText } from './video-failures'

it('names the section that has to be recorded again', () => {
  const named = videoFailureText('EMPTY_SECTION', { number: 2, title: 'Your spine' })
  expect(named).toMatch(/^Section 2, “Your spine”, was recorded so briefly .* record this section again/)
  expect(videoFailureText('CANNOT_CONVERT', { number: 3, title: '' })).toMatch(/^Section 3 has a recording/)
})

it('says what helps where the cause is not one section', () => {
  expect(videoFailureText('EMPTY_SECTION', null)).toMatch(/^A section was recorded so briefly/)
  expect(videoFailureText('NO_SPACE', { number: 2, title: 'Your spine' })).toMatch(/no room left/)
  expect(videoFailureText('UNHEARD_OF', null)).toBe(videoFailureText('CANNOT_CONVERT', null))
  expect(clipFailureText('GONE')).toMatch(/Send the file again/)
})
