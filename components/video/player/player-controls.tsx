import {
  Captions,
  CaptionsOff,
  Maximize,
  Pause,
  PictureInPicture2,
  Play,
  RotateCcw,
  RotateCw,
  Volume2,
  VolumeX,
} from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { PlayerAbilities } from './player-abilities'
import type { PlayerCommands } from './player-keys'
import type { PlayerLook } from './player-look'
import type { PlayerWords } from './player-words'
import type { PlayerState } from './use-player'

type Props = {
  state: PlayerState
  look: PlayerLook
  hasCaptions: boolean
  abilities: PlayerAbilities
  words: PlayerWords
  commands: PlayerCommands
}

/** The buttons under the picture. */
export function PlayerControls({ state, look, hasCaptions, abilities, words, commands }: Props) {
  return (
    <div className="mt-1 flex flex-wrap items-center justify-center gap-x-2 gap-y-1">
      <Control label={words.back10} onClick={() => commands.skip(-10)}>
        <RotateCcw aria-hidden className="size-6" />
        <span aria-hidden className="text-xs">
          10
        </span>
      </Control>
      <button
        type="button"
        aria-label={state.isPlaying ? words.pause : words.play}
        onClick={commands.toggle}
        className="grid size-16 shrink-0 place-content-center rounded-full bg-action text-on-action hover:bg-action-deep"
      >
        {state.isPlaying ? (
          <Pause aria-hidden className="size-8" />
        ) : (
          <Play aria-hidden className="size-8 translate-x-0.5" />
        )}
      </button>
      <Control label={words.forward10} onClick={() => commands.skip(10)}>
        <RotateCw aria-hidden className="size-6" />
        <span aria-hidden className="text-xs">
          10
        </span>
      </Control>
      <span aria-hidden className="basis-full sm:hidden" />
      {hasCaptions && (
        <Control label={words.captions} aria-pressed={look.hasCaptions} onClick={commands.captions}>
          {look.hasCaptions ? (
            <Captions aria-hidden className="size-6" />
          ) : (
            <CaptionsOff aria-hidden className="size-6" />
          )}
        </Control>
      )}
      <Control label={words.mute} aria-pressed={state.isMuted} onClick={commands.mute}>
        {state.isMuted ? (
          <VolumeX aria-hidden className="size-6" />
        ) : (
          <Volume2 aria-hidden className="size-6" />
        )}
      </Control>
      {abilities.pictureInPicture && (
        <Control label={words.pictureInPicture} onClick={commands.pictureInPicture}>
          <PictureInPicture2 aria-hidden className="size-6" />
        </Control>
      )}
      {abilities.fullscreen && (
        <Control label={words.fullscreen} onClick={commands.fullscreen}>
          <Maximize aria-hidden className="size-6" />
        </Control>
      )}
    </div>
  )
}

function Control({
  label,
  children,
  ...button
}: { label: string; children: ReactNode } & Omit<ComponentProps<'button'>, 'type' | 'className'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...button}
      className={classNames(
        'inline-flex size-12 shrink-0 items-center justify-center gap-0.5 rounded-field border-2 border-transparent text-ink hover:bg-action-tint',
        'aria-pressed:border-action aria-pressed:text-action',
      )}
    >
      {children}
    </button>
  )
}
