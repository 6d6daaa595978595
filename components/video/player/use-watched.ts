import { type RefObject, useEffect } from 'react'
import { NOTHING_PLAYED, playedOn } from './played'

/** A glance is not watching; a shorter video is watched at its end. */
const WATCHED_SECONDS = 5

/** Tells the server, once, that a video was watched: after five seconds of playing, or at its end. */
export function useWatched(video: RefObject<HTMLVideoElement | null>, address: string | null): void {
  useEffect(() => {
    const element = video.current
    if (!element || address === null) return
    let played = NOTHING_PLAYED
    const stop = () => {
      element.removeEventListener('timeupdate', look)
      element.removeEventListener('ended', tell)
    }
    const tell = () => {
      stop()
      // Sent also by a page that is being closed. A lost one leaves 'opened' on the patient's list, which is true.
      fetch(address, { method: 'POST', keepalive: true }).catch(() => undefined)
    }
    const look = () => {
      played = playedOn(played, element.currentTime)
      if (played.seconds >= WATCHED_SECONDS) tell()
    }
    element.addEventListener('timeupdate', look)
    element.addEventListener('ended', tell)
    return stop
  }, [video, address])
}
