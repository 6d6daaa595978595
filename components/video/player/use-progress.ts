import { type RefObject, useEffect } from 'react'

const EVERY_MS = 10_000

/** Whose position is kept, and where: a place in one version is none in the next. */
export type WatchedDelivery = { address: string; deliveryId: string }

/**
 * Where each delivery stopped since this page was loaded. A page that is come back to is shown as it was first sent, with
 * the place of that time.
 */
const lastPlaces = new Map<string, number>()

/** Where to go on: the last place that this page knows of, or else the one that came with it. */
export function lastPlaceMs(delivery: WatchedDelivery | null, sentMs: number): number {
  return (delivery && lastPlaces.get(delivery.deliveryId)) ?? sentMs
}

/** Tells the server where the video is: while it plays, when it stops, and when the page goes away. */
export function useProgress(
  video: RefObject<HTMLVideoElement | null>,
  delivery: WatchedDelivery | null,
): void {
  const { address, deliveryId } = delivery ?? {}
  useEffect(() => {
    const element = video.current
    if (!element || address === undefined || deliveryId === undefined) return
    let sentMs = -1
    const send = () => {
      const positionMs = Math.round(element.currentTime * 1_000)
      // Somebody who has not watched here has no place here: one from another device stays.
      if (positionMs === sentMs || element.readyState === 0 || element.played.length === 0) return
      sentMs = positionMs
      lastPlaces.set(deliveryId, positionMs)
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
      send()
      clearInterval(timer)
      element.removeEventListener('pause', send)
      document.removeEventListener('visibilitychange', sendHidden)
    }
  }, [video, address, deliveryId])
}
