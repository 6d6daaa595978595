import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DeviceSetup } from './device-setup'
import type { SoundProblem } from './sound-level'
import type { Devices } from './use-devices'

function shown(problem: SoundProblem, devices: Partial<Devices> = {}, microphoneId = ''): string {
  return renderToStaticMarkup(
    <DeviceSetup
      devices={{ state: 'ready', isCameraMissing: false, microphones: [], cameras: [], ...devices }}
      sound={{ level: 0.3, problem }}
      microphoneId={microphoneId}
      cameraId={null}
      isLocked={false}
      onMicrophone={() => undefined}
      onCamera={() => undefined}
      isFullHd={false}
      onFullHd={() => undefined}
      onRetry={() => undefined}
    />,
  )
}

it.each([
  ['muted', 'The microphone is muted.'],
  ['silent', 'Nothing is heard.'],
  ['clipping', 'Too loud'],
] as const)('warns of a sound that is %s, and says it to a screen reader', (problem, words) => {
  expect(shown(problem)).toMatch(new RegExp(`role="status"[^>]*>${words}`))
  expect(shown(null)).not.toContain(words)
})

it('says what is missing, and what to do about it', () => {
  expect(shown(null, { state: 'refused' })).toContain('The microphone is not allowed')
  expect(shown(null, { state: 'missing' })).toContain('There is no microphone')
  expect(shown(null, { isCameraMissing: true })).toContain('You can record without it.')
  expect(shown(null)).not.toContain('Try again')
})

it('shows the usual microphone while the one that was chosen another day is not plugged in', () => {
  const device = (deviceId: string) => ({ deviceId, label: deviceId, kind: 'audioinput' }) as MediaDeviceInfo
  const markup = (ids: readonly string[]) => shown(null, { microphones: ids.map(device) }, 'desk')
  expect(markup(['desk', 'lap'])).toContain('<option value="desk" selected="">')
  expect(markup(['lap'])).toContain('<option value="" selected="">')
})
