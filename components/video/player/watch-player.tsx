'use client'

import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { indexAt } from '@/lib/shared/spans'
import type { SpriteLayout, TimedChapter } from '@/lib/videos/timing-schema'
import { play } from './play'
import { usePlayback } from './playback'
import classes from './player.module.css'
import {
  type PlayerAbilities,
  playerAbilities,
  toggleFullscreen,
  togglePictureInPicture,
} from './player-abilities'
import { PlayerControls } from './player-controls'
import { PlayerFailure, PlayerReplaced } from './player-failure'
import { handlePlayerKey, type PlayerCommands } from './player-keys'
import { type PlayerLook, SPEEDS, usePlayerLook } from './player-look'
import { PlayerSettings } from './player-settings'
import type { PlayerWords } from './player-words'
import { SeekBar, stillPicture } from './seek-bar'
import { usePlayAtOnce, usePlayerState, useResume } from './use-player'
import { lastPlaceMs, useProgress, type WatchedDelivery } from './use-progress'
import { useStanding } from './use-standing'
import { useWatched } from './use-watched'

export type WatchPlayerProps = {
  src: string
  poster: string | null
  captions: string | null
  sprite: { src: string; layout: SpriteLayout } | null
  /** Sound only: the small pictures stand in for the moving one. */
  hasStills: boolean
  chapters: readonly TimedChapter[]
  durationMs: number
  width: number | null
  height: number | null
  resumeMs: number
  playsAtOnce: boolean
  /** Where the position in a delivery is kept; null for a reader without an account. */
  progress: WatchedDelivery | null
  /** Where it is told that a reader without an account has watched; null for the patient. */
  watchedAddress: string | null
  locale: string
  words: PlayerWords
}

/**
 * Our player around the browser's own video element. Without JavaScript that element has its own controls; ours stand
 * below the picture, large enough for a thumb, and never cover what is shown.
 */
export function WatchPlayer(props: WatchPlayerProps) {
  const { chapters, words } = props
  const { video: videoRef, announce } = usePlayback()
  const player = useRef<HTMLDivElement>(null)
  const [abilities, setAbilities] = useState<PlayerAbilities | null>(null)
  const isEnhanced = abilities !== null
  const [look, changeLook] = usePlayerLook()
  const state = usePlayerState(videoRef, props.durationMs, announce)
  const helpId = useId()
  const resumeMs = useMemo(
    () => lastPlaceMs(props.progress, props.resumeMs),
    [props.progress, props.resumeMs],
  )
  useResume(videoRef, resumeMs)
  const isReplaced = useStanding(videoRef, props.src)
  useProgress(videoRef, isReplaced ? null : props.progress)
  useWatched(videoRef, isReplaced ? null : props.watchedAddress)
  useEffect(() => setAbilities(playerAbilities(document, videoRef.current)), [videoRef])
  usePlayAtOnce(videoRef, props.playsAtOnce)
  useEffect(() => {
    if (videoRef.current) showLook(videoRef.current, look)
  }, [videoRef, look])

  const again = useCallback(() => askAgain(videoRef.current, resumeMs), [videoRef, resumeMs])
  const commands: PlayerCommands = {
    toggle: () => {
      const element = videoRef.current
      if (element?.paused) void play(element)
      else element?.pause()
    },
    skip: (seconds) => seekBy(videoRef.current, seconds),
    jump: (share) => {
      if (videoRef.current) videoRef.current.currentTime = (state.durationMs / 1_000) * share
    },
    louder: (step) => {
      if (videoRef.current) videoRef.current.volume = Math.min(1, Math.max(0, videoRef.current.volume + step))
    },
    mute: () => {
      if (videoRef.current) videoRef.current.muted = !videoRef.current.muted
    },
    captions: () => changeLook({ hasCaptions: !look.hasCaptions }),
    fullscreen: () => toggleFullscreen(player.current, videoRef.current),
    pictureInPicture: () => togglePictureInPicture(videoRef.current),
    faster: (step) => changeLook({ speed: SPEEDS[SPEEDS.indexOf(look.speed) + step] ?? look.speed }),
    chapter: (step) => {
      const target = chapters[indexAt(chapters, state.ms) + step]
      if (videoRef.current && target) videoRef.current.currentTime = target.startMs / 1_000
    },
  }

  const stills = props.hasStills && props.sprite ? stillPicture(props.sprite, state.ms) : null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is part of a form
    <div
      ref={player}
      role="group"
      aria-label={words.player}
      aria-describedby={helpId}
      onKeyDown={(event) => handlePlayerKey(event, commands)}
      className={classNames(classes.player, 'rounded-card border border-line bg-surface')}
    >
      <video
        ref={videoRef}
        src={props.src}
        {...(props.poster && !stills && { poster: props.poster })}
        controls={!isEnhanced}
        hidden={isReplaced}
        playsInline
        preload="metadata"
        tabIndex={isEnhanced ? -1 : 0}
        onClick={isEnhanced ? commands.toggle : undefined}
        aria-label={words.video}
        data-size={look.size}
        data-colour={look.colour}
        style={{
          aspectRatio: props.width && props.height ? `${props.width} / ${props.height}` : '16 / 9',
          ...stills,
        }}
        className={classNames(classes.video, 'max-h-[70dvh] w-full rounded-t-card')}
      >
        {props.captions && (
          <track kind="captions" src={props.captions} srcLang={props.locale} label={words.captions} default />
        )}
      </video>
      {isReplaced && <PlayerReplaced words={words} />}
      {state.hasFailed && !isReplaced && <PlayerFailure src={props.src} words={words} onAgain={again} />}
      <div hidden={!isEnhanced || isReplaced} className="px-3 pt-2 pb-3 sm:px-4">
        <SeekBar
          ms={state.ms}
          durationMs={state.durationMs}
          chapters={chapters}
          sprite={props.sprite}
          words={words}
          onSeek={(ms) => {
            if (videoRef.current) videoRef.current.currentTime = ms / 1_000
          }}
        />
        <PlayerControls
          state={state}
          look={look}
          hasCaptions={props.captions !== null}
          abilities={abilities ?? NO_ABILITIES}
          words={words}
          commands={commands}
        />
        <PlayerSettings
          look={look}
          hasCaptions={props.captions !== null}
          words={words}
          onChange={changeLook}
        />
        <p id={helpId} className="sr-only">
          {words.keys}
        </p>
      </div>
    </div>
  )
}

const NO_ABILITIES: PlayerAbilities = { fullscreen: false, pictureInPicture: false }

function showLook(video: HTMLVideoElement, { speed, hasCaptions }: PlayerLook): void {
  video.playbackRate = speed
  // What the speed becomes whenever the video is loaded anew.
  video.defaultPlaybackRate = speed
  for (const track of video.textTracks) track.mode = hasCaptions ? 'showing' : 'hidden'
}

/** Asks for the video anew and goes on where it stopped. */
function askAgain(video: HTMLVideoElement | null, resumeMs: number): void {
  if (!video) return
  const seconds = video.currentTime || resumeMs / 1_000
  video.addEventListener('loadedmetadata', () => (video.currentTime = seconds), { once: true })
  video.load()
  void play(video)
}

function seekBy(video: HTMLVideoElement | null, seconds: number): void {
  if (video) video.currentTime = Math.max(0, video.currentTime + seconds)
}
