import { expect, it, vi } from 'vitest'
import { watchForLoss } from './lost-devices'

it('tells a microphone that went away from a camera', () => {
  const [sound, picture] = [new EventTarget(), new EventTarget()]
  const stream = { getAudioTracks: () => [sound], getVideoTracks: () => [picture] } as unknown as MediaStream
  const lost = { onMicrophone: vi.fn<() => void>(), onCamera: vi.fn<() => void>() }
  watchForLoss(stream, lost)
  picture.dispatchEvent(new Event('ended'))
  expect([lost.onMicrophone.mock.calls.length, lost.onCamera.mock.calls.length]).toEqual([0, 1])
  sound.dispatchEvent(new Event('ended'))
  expect(lost.onMicrophone).toHaveBeenCalledOnce()
})
