'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import type { SoundProblem } from './sound-level'
import type { Devices } from './use-devices'

type Props = {
  devices: Devices
  sound: { level: number; problem: SoundProblem }
  microphoneId: string
  /** Null: no camera. */
  cameraId: string | null
  /** While it records, nothing is changed under it. */
  isLocked: boolean
  onMicrophone: (id: string) => void
  onCamera: (id: string | null) => void
  isFullHd: boolean
  onFullHd: (isFullHd: boolean) => void
  onRetry: () => void
}

/** Which microphone and camera, and whether anything is heard. */
export function DeviceSetup({
  devices,
  sound,
  microphoneId,
  cameraId,
  isLocked,
  onMicrophone,
  onCamera,
  isFullHd,
  onFullHd,
  onRetry,
}: Props) {
  return (
    <section aria-labelledby="devices-heading" className="grid gap-2">
      <h2 id="devices-heading" className="text-lg">
        Sound and camera
      </h2>
      <DeviceTrouble devices={devices} onRetry={onRetry} />
      <meter
        aria-label="Loudness"
        min={0}
        max={1}
        low={0.02}
        high={0.95}
        optimum={0.4}
        value={sound.level}
        className={METER}
      />
      <p role="status" className="min-h-6 font-semibold text-soon text-sm">
        {sound.problem && PROBLEMS[sound.problem]}
      </p>
      {!isLocked && devices.microphones.length > 0 && (
        <>
          <SelectField
            name="microphone"
            label="Microphone"
            value={presentOf(devices.microphones, microphoneId)}
            onChange={(event) => onMicrophone(event.target.value)}
            options={[{ value: '', label: 'The usual one' }, ...optionsOf(devices.microphones, 'Microphone')]}
          />
          <SelectField
            name="camera"
            label="Camera bubble"
            value={cameraId === null ? OFF : presentOf(devices.cameras, cameraId)}
            onChange={({ target }) => onCamera(target.value === OFF ? null : target.value)}
            options={[
              { value: OFF, label: 'No camera' },
              { value: '', label: 'The usual one' },
              ...optionsOf(devices.cameras, 'Camera'),
            ]}
          />
          <SelectField
            name="picture"
            label="Picture"
            hint="The larger one keeps small print sharp, and needs a fast computer."
            value={isFullHd ? 'fullHd' : 'hd'}
            onChange={({ target }) => onFullHd(target.value === 'fullHd')}
            options={[
              { value: 'hd', label: '1280 × 720' },
              { value: 'fullHd', label: '1920 × 1080' },
            ]}
          />
        </>
      )}
    </section>
  )
}

function DeviceTrouble({ devices: { state, isCameraMissing }, onRetry }: Pick<Props, 'devices' | 'onRetry'>) {
  if (state === 'refused' || state === 'missing') {
    return (
      <Notice tone="danger" title={MICROPHONE[state].title} isLive>
        <p>{MICROPHONE[state].text}</p>
        <Button size="sm" variant="secondary" onClick={onRetry}>
          Try again
        </Button>
      </Notice>
    )
  }
  if (!isCameraMissing) return null
  return (
    <Notice tone="soon" title="The camera cannot be used" isLive>
      Plug it in, allow it for this site, or close the program that has it; then choose it again. You can
      record without it.
    </Notice>
  )
}

const MICROPHONE = {
  refused: {
    title: 'The microphone is not allowed',
    text: 'Allow it for this site in the browser, or close the program that has it.',
  },
  missing: { title: 'There is no microphone', text: 'Plug one in: it is found by itself.' },
} as const

const OFF = 'off'

/** The browser's own is light in the dark theme too, and looks full when it is empty. */
const METER =
  'block h-4 w-full appearance-none [&::-webkit-meter-bar]:h-4 [&::-webkit-meter-bar]:rounded-full [&::-webkit-meter-bar]:border-0 [&::-webkit-meter-bar]:bg-line [&::-webkit-meter-bar]:bg-none [&::-webkit-meter-optimum-value]:bg-none [&::-webkit-meter-optimum-value]:bg-success [&::-webkit-meter-suboptimum-value]:bg-none [&::-webkit-meter-suboptimum-value]:bg-soon'

const PROBLEMS = {
  muted: 'The microphone is muted.',
  silent: 'Nothing is heard. Is it the right microphone?',
  clipping: 'Too loud: it crackles. Move away, or turn it down.',
} as const

/** One that was chosen another day and is not plugged in: the usual one is used. */
function presentOf(devices: readonly MediaDeviceInfo[], chosen: string): string {
  return devices.some(({ deviceId }) => deviceId === chosen) ? chosen : ''
}

function optionsOf(devices: readonly MediaDeviceInfo[], kind: string) {
  return devices
    .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'default')
    .map(({ deviceId, label }, index) => ({ value: deviceId, label: label || `${kind} ${index + 1}` }))
}
