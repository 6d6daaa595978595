import { type RefObject, useEffect } from 'react'

const EVERY_MS = 10_000

/** Tells the server where the video is: while it plays, when it stops, and when the page goes away. */
export function useProgress(video: RefObject<HTMLVideoElement | null>, address: string | null): void {
  useEffect(() => {
    const element = video.current
    if (!element || address === null) return
    let sentMs = -1
    const send = () => {
      const positionMs = Math.round(element.currentTime * 1_000)
      if (positionMs === sentMs || element.readyState === 0) return
      sentMs = positionMs
      const body = JSON.stringify({ positionMs })
      // Sent also by a page that is being closed. A lost one costs a few seconds of watching again.
      fetch(address, { method: 'POST', body, keepalive: true }).catch(() => undefined)
    }
    const sendHidden = () => {
      if (document.visibilityState === 'hidden') send()
    }
    const timer = setInterval(() => {
      if (!element.paused) send()
    }, EVERY_MS)
    element.addEventListener('pause', send)
    document.addEventListener('visibilitychange', sendHidden)
    return () => {
      clearInterval(timer)
      element.removeEventListener('pause', send)
      document.removeEventListener('visibilitychange', sendHidden)
    }
  }, [video, address])
}
