'use client'

import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { indexAt, type Span } from '@/lib/shared/spans'
import { play } from './play'

/** One video of a page and all that follows it: chapters, transcript, the report's sentences. */
type Playback = {
  video: RefObject<HTMLVideoElement | null>
  /** Plays on from here. */
  playFrom(ms: number): void
  /** Tells the followers that the time has changed. */
  announce(): void
  subscribe(listener: () => void): () => void
}

const Context = createContext<Playback | null>(null)

export function PlaybackProvider({ children }: { children: ReactNode }) {
  const video = useRef<HTMLVideoElement>(null)
  const listeners = useRef(new Set<() => void>())
  const playback = useMemo<Playback>(
    () => ({
      video,
      playFrom(ms) {
        if (!video.current) return
        video.current.currentTime = ms / 1_000
        void play(video.current)
      },
      announce: () => {
        for (const listener of listeners.current) listener()
      },
      subscribe(listener) {
        listeners.current.add(listener)
        return () => listeners.current.delete(listener)
      },
    }),
    [],
  )
  return <Context value={playback}>{children}</Context>
}

export function usePlayback(): Playback {
  const playback = useContext(Context)
  if (!playback) throw new Error('outside of a PlaybackProvider')
  return playback
}

/** Which of these spans is playing now: its place in the list, or -1. */
export function useCurrentIndex(spans: readonly Span[]): number {
  const { subscribe, video: videoRef } = usePlayback()
  const snapshot = useCallback(
    () => (hasBegun(videoRef.current) ? indexAt(spans, (videoRef.current?.currentTime ?? 0) * 1_000) : -1),
    [spans, videoRef],
  )
  return useSyncExternalStore(subscribe, snapshot, () => -1)
}

/** Nothing is lit up before the reader has played or jumped. */
function hasBegun(video: HTMLVideoElement | null): boolean {
  return video !== null && (!video.paused || video.currentTime > 0)
}
