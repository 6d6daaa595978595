import { type RefObject, useCallback, useEffect, useState } from 'react'
import { play } from './play'

export type PlayerState = {
  isPlaying: boolean
  isMuted: boolean
  ms: number
  durationMs: number
  /** The bytes could not be had or understood. */
  hasFailed: boolean
}

/** What the video element is doing, read from its events. */
export function usePlayerState(
  videoRef: RefObject<HTMLVideoElement | null>,
  durationMs: number,
  onTime: () => void,
): PlayerState {
  const [state, setState] = useState<PlayerState>({
    isPlaying: false,
    isMuted: false,
    ms: 0,
    durationMs,
    hasFailed: false,
  })
  const read = useCallback(() => {
    const element = videoRef.current
    if (!element) return
    setState({
      isPlaying: !element.paused && !element.ended,
      isMuted: element.muted || element.volume === 0,
      ms: element.currentTime * 1_000,
      durationMs: Number.isFinite(element.duration) ? element.duration * 1_000 : durationMs,
      hasFailed: element.error !== null,
    })
    onTime()
  }, [videoRef, durationMs, onTime])
  useEffect(() => {
    const element = videoRef.current
    if (!element) return
    const events = [
      'play',
      'pause',
      'ended',
      'timeupdate',
      'seeked',
      'loadedmetadata',
      'volumechange',
      'error',
    ] as const
    for (const event of events) element.addEventListener(event, read)
    read()
    return () => {
      for (const event of events) element.removeEventListener(event, read)
    }
  }, [videoRef, read])
  return state
}

/** Goes on where the reader stopped, once the video knows its length. */
export function useResume(videoRef: RefObject<HTMLVideoElement | null>, resumeMs: number): void {
  useEffect(() => {
    const element = videoRef.current
    if (!element || resumeMs <= 0) return
    const resume = () => {
      // Whoever is elsewhere in the meantime is left alone; a video that has just been told to play is not elsewhere.
      if (element.currentTime === 0) element.currentTime = resumeMs / 1_000
    }
    if (element.readyState >= HTMLMediaElement.HAVE_METADATA) resume()
    else element.addEventListener('loadedmetadata', resume, { once: true })
    return () => element.removeEventListener('loadedmetadata', resume)
  }, [videoRef, resumeMs])
}

/**
 * Begins by itself, once, for somebody who pressed 'Watch now' on the page before. The address asks for it, and no more
 * afterwards: whoever comes back to this page, or loads it again, presses for themselves.
 */
export function usePlayAtOnce(videoRef: RefObject<HTMLVideoElement | null>, playsAtOnce: boolean): void {
  useEffect(() => {
    if (!playsAtOnce || !videoRef.current || !asksToPlay(new URL(location.href))) return
    void play(videoRef.current).then(() => {
      const address = new URL(location.href)
      if (!asksToPlay(address)) return
      address.searchParams.delete('play')
      history.replaceState(null, '', address)
    })
  }, [videoRef, playsAtOnce])
}

function asksToPlay({ searchParams }: URL): boolean {
  return searchParams.get('play') === '1'
}
