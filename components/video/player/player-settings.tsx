import { useId } from 'react'
import { Details } from '@/components/ui/details'
import { CAPTION_COLOURS, CAPTION_SIZES, type PlayerLook, SPEEDS } from './player-look'
import type { PlayerWords } from './player-words'

type Props = {
  look: PlayerLook
  hasCaptions: boolean
  words: PlayerWords
  onChange: (change: Partial<PlayerLook>) => void
}

/** Speed, the look of the captions, and what the keys do. */
export function PlayerSettings({ look, hasCaptions, words, onChange }: Props) {
  return (
    <Details summary={words.settings}>
      <div className="grid gap-3 sm:grid-cols-3">
        <Choice
          label={words.speed}
          value={String(look.speed)}
          options={SPEEDS.map((speed) => [String(speed), words.speeds[speed]])}
          onChange={(value) => onChange({ speed: SPEEDS.find((speed) => String(speed) === value) ?? 1 })}
        />
        {hasCaptions && (
          <>
            <Choice
              label={words.captionSize}
              value={look.size}
              options={CAPTION_SIZES.map((size) => [size, words.sizes[size]])}
              onChange={(value) =>
                onChange({ size: CAPTION_SIZES.find((size) => size === value) ?? 'medium' })
              }
            />
            <Choice
              label={words.captionColour}
              value={look.colour}
              options={CAPTION_COLOURS.map((colour) => [colour, words.colours[colour]])}
              onChange={(value) =>
                onChange({ colour: CAPTION_COLOURS.find((colour) => colour === value) ?? 'light' })
              }
            />
          </>
        )}
      </div>
      <p className="text-ink-soft text-sm">{words.keys}</p>
    </Details>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <p>
      <label htmlFor={id} className="block font-semibold text-sm">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-12 w-full rounded-field border-2 border-line-strong bg-surface px-3"
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </p>
  )
}
