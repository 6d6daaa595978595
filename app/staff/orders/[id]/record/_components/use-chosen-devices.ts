'use client'

import { useState } from 'react'
import { remember, remembered } from './browser-memory'

const MICROPHONE = 'mediphany-microphone'
const CAMERA = 'mediphany-camera'
const OFF = 'off'

/** Which microphone and camera somebody records with, remembered in this browser. No camera until one is chosen. */
export function useChosenDevices() {
  const [microphoneId, setMicrophoneId] = useState(() => remembered(MICROPHONE) ?? '')
  const [cameraId, setCameraId] = useState(() => {
    const chosen = remembered(CAMERA)
    return chosen === OFF ? null : chosen
  })
  return {
    /** Empty: the usual one. */
    microphoneId,
    setMicrophoneId(id: string) {
      setMicrophoneId(id)
      remember(MICROPHONE, id)
    },
    /** Null: no camera; empty: the usual one. */
    cameraId,
    setCameraId(id: string | null) {
      setCameraId(id)
      remember(CAMERA, id ?? OFF)
    },
  }
}
