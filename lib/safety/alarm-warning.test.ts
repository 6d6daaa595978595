import { describe, expect, it } from 'vitest'
import { alarmToWarnOf } from './alarm-warning'

describe('a warning while typing', () => {
  it('comes once for each sign', () => {
    const mark = alarmToWarnOf('I have chest pain since today.', undefined)
    expect(mark).toBe('chest_pain')
    expect(alarmToWarnOf('I have chest pain since today.', mark ?? '')).toBeNull()
    const more = 'I have chest pain and I cannot breathe.'
    expect(alarmToWarnOf(more, mark ?? '')).toBe('chest_pain breathing')
  })

  it('comes for nothing else', () => {
    expect(alarmToWarnOf('', undefined)).toBeNull()
    expect(alarmToWarnOf('Is the disc at L4 bad? I have no chest pain.', '')).toBeNull()
  })
})
