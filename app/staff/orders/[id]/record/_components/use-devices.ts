'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { watchForLoss } from './lost-devices'
import { isMuted, peakOf, type SoundProblem, type SoundReading, soundProblem } from './sound-level'

const READ_MS = 100
const KEPT_READINGS = 60

export type Devices = {
  /** `refused`: the browser or the person said no; `missing`: there is no microphone. */
  state: 'asking' | 'ready' | 'refused' | 'missing'
  /** A camera was wanted and cannot be had, or went away: the microphone is there without it. */
  isCameraMissing: boolean
  microphones: MediaDeviceInfo[]
  cameras: MediaDeviceInfo[]
}

const NONE: Devices = { state: 'asking', isCameraMissing: false, microphones: [], cameras: [] }

/**
 * The microphone, and the camera when it is wanted; asked for again whenever the choice changes, by `retry`, when the
 * microphone goes away, and while there is none also when something is plugged in. While there is one, what is plugged in
 * is only offered: a running recording keeps its sound.
 */
export function useDevices(microphoneId: string, cameraId: string | null) {
  const [devices, setDevices] = useState<Devices>(NONE)
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [tries, setTries] = useState(0)
  const retry = useCallback(() => setTries((before) => before + 1), [])

  const hasNone = devices.state === 'missing' || devices.state === 'refused'
  useEffect(() => {
    const offer = async () => {
      const known = await knownDevices()
      setDevices((before) => ({ ...before, ...known }))
    }
    const onChange = () => (hasNone ? retry() : void offer())
    navigator.mediaDevices.addEventListener('devicechange', onChange)
    return () => navigator.mediaDevices.removeEventListener('devicechange', onChange)
  }, [hasNone, retry])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks for the same again
  useEffect(() => {
    let isWanted = true
    let opened: MediaStream | null = null
    const open = async () => {
      const audio = {
        ...(microphoneId && { deviceId: microphoneId }),
        echoCancellation: false,
        noiseSuppression: true,
        autoGainControl: true,
      }
      const video = { ...(cameraId && { deviceId: cameraId }), width: 640, height: 480 }
      const both = cameraId === null ? null : await ask({ audio, video }).catch(() => null)
      opened = both ?? (await ask({ audio }))
      const known = await knownDevices()
      if (!isWanted) return close(opened)
      watchForLoss(opened, {
        onMicrophone: retry,
        // Not asked for again: that would take the microphone from a running recording.
        onCamera: () => isWanted && setDevices((before) => ({ ...before, isCameraMissing: true })),
      })
      setStream(opened)
      setDevices({
        state: 'ready',
        isCameraMissing: cameraId !== null && both === null,
        ...known,
      })
    }
    open().catch((error: unknown) => {
      const isMissing = error instanceof DOMException && error.name === 'NotFoundError'
      if (isWanted) setDevices((before) => ({ ...before, state: isMissing ? 'missing' : 'refused' }))
    })
    return () => {
      isWanted = false
      if (opened) close(opened)
    }
  }, [microphoneId, cameraId, tries, retry])

  return { devices, stream, retry }
}

function ask(wanted: MediaStreamConstraints): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia(wanted)
}

async function knownDevices(): Promise<Pick<Devices, 'microphones' | 'cameras'>> {
  const known = await navigator.mediaDevices.enumerateDevices()
  return {
    microphones: known.filter(({ kind }) => kind === 'audioinput'),
    cameras: known.filter(({ kind }) => kind === 'videoinput'),
  }
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** How loud the microphone is, 0 to 1, and what is wrong with it. */
export function useLevel(stream: MediaStream | null): { level: number; problem: SoundProblem } {
  const [reading, setReading] = useState<{ level: number; problem: SoundProblem }>({
    level: 0,
    problem: null,
  })
  const readings = useRef<SoundReading[]>([])
  useEffect(() => {
    const [track] = stream?.getAudioTracks() ?? []
    if (!stream || !track) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = setInterval(() => {
      // Until something was pressed browsers may hold it.
      if (context.state === 'suspended') void context.resume()
      analyser.getFloatTimeDomainData(samples)
      const now = performance.now()
      const peak = peakOf(samples)
      readings.current = [...readings.current, { at: now, peak }].slice(-KEPT_READINGS)
      setReading({ level: peak, problem: soundProblem(readings.current, isMuted(track), now) })
    }, READ_MS)
    return () => {
      clearInterval(timer)
      readings.current = []
      void context.close()
    }
  }, [stream])
  return reading
}
