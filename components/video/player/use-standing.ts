import { type RefObject, useEffect, useState } from 'react'
import { standingOf } from './standing'

const EVERY_MS = 20_000

/**
 * Asks, while the page is seen or heard, whether its video may still be shown: what a browser holds would play on after
 * a withdrawal, and its ranges of two versions would mix. A page whose video is closed is loaded again, which says why.
 * @returns whether a newer version was delivered; the old one plays no more then
 */
export function useStanding(videoRef: RefObject<HTMLVideoElement | null>, src: string): boolean {
  const [isReplaced, setIsReplaced] = useState(false)
  useEffect(() => {
    const element = videoRef.current
    if (!element || isReplaced) return
    let known: string | null = null
    let isGone = false
    const look = async () => {
      if (document.hidden && element.paused) return
      const answer = await ask(src)
      if (isGone || answer === null) return
      const standing = standingOf(known, answer)
      if (standing === 'open') known = answer.etag
      if (standing === 'closed') location.reload()
      if (standing === 'replaced') {
        unload(element)
        setIsReplaced(true)
      }
    }
    const check = () => void look()
    const timer = setInterval(check, EVERY_MS)
    const events = ['loadedmetadata', 'play', 'error'] as const
    for (const event of events) element.addEventListener(event, check)
    document.addEventListener('visibilitychange', check)
    if (element.readyState >= HTMLMediaElement.HAVE_METADATA) check()
    return () => {
      isGone = true
      clearInterval(timer)
      for (const event of events) element.removeEventListener(event, check)
      document.removeEventListener('visibilitychange', check)
    }
  }, [videoRef, src, isReplaced])
  return isReplaced
}

async function ask(src: string): Promise<{ status: number; etag: string | null } | null> {
  try {
    const { status, headers } = await fetch(src, { method: 'HEAD', cache: 'no-store' })
    return { status, etag: headers.get('etag') }
  } catch {
    // Offline: the player says so when it runs out of bytes, and this asks again.
    return null
  }
}

/** What was loaded of an older version is let go, so that it cannot be played on. */
function unload(element: HTMLVideoElement): void {
  element.pause()
  element.removeAttribute('src')
  element.load()
}
