'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

/**
 * Frames a video whose captions are on from its first play. The track's `default` is enough for most browsers, and all
 * there is without JavaScript; WebKit heeds it only for people who asked their device for captions. Afterwards the
 * reader's own choice stands.
 */
export function CaptionedFrame(props: ComponentProps<'div'>) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const video = frame.current?.querySelector('video')
    const turnOn = () => {
      const track = video?.textTracks[0]
      if (track) track.mode = 'showing'
    }
    // One that was started before this script came.
    if (video && !video.paused) return turnOn()
    video?.addEventListener('play', turnOn, { once: true })
    return () => video?.removeEventListener('play', turnOn)
  }, [])
  return <div {...props} ref={frame} />
}
