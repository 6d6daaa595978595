import { type RefObject, useEffect } from 'react'

const EVERY_MS = 10_000

/** Whose position is kept, and where: a place in one version is none in the next. */
export type WatchedDelivery = { address: string; deliveryId: string }

/** Tells the server where the video is: while it plays, when it stops, and when the page goes away. */
export function useProgress(
  video: RefObject<HTMLVideoElement | null>,
  delivery: WatchedDelivery | null,
): void {
  const { address, deliveryId } = delivery ?? {}
  useEffect(() => {
    const element = video.current
    if (!element || address === undefined) return
    let sentMs = -1
    const send = () => {
      const positionMs = Math.round(element.currentTime * 1_000)
      if (positionMs === sentMs || element.readyState === 0) return
      sentMs = positionMs
      const body = JSON.stringify({ deliveryId, positionMs })
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
  }, [video, address, deliveryId])
}
