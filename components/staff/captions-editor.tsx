'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CONTROL_CLASS } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useStayHere } from '@/components/ui/use-stay-here'
import { type Captions, type Cue, cuesSchema, MAX_CUE_CHARS } from '@/lib/videos/captions-schema'

export type SaveCaptions = (input: {
  revision: number
  cues: Cue[]
}) => Promise<{ ok: true; revision: number } | { ok: false; code: keyof typeof FAILURES }>

type Props = {
  captions: Captions
  videoElementId: string
  save: SaveCaptions
  /** Takes what saves all that is not saved yet, and says whether that worked; gives back how to forget it. */
  register?: (flush: () => Promise<boolean>) => () => void
}

/** Corrects the captions of a video: their words, and when they come. The times are of the player above. */
export function CaptionsEditor({ captions, videoElementId, save, register }: Props) {
  const [cues, setCues] = useState(captions.cues)
  const [revision, setRevision] = useState(captions.revision)
  const [outcome, setOutcome] = useState<{ code: keyof typeof FAILURES | 'SAVED'; text?: string } | null>(
    null,
  )
  const [isChanged, setIsChanged] = useState(false)
  useStayHere(isChanged)
  // Anew each time: it saves what stands here now.
  useEffect(() => register?.(async () => !isChanged || (await send())))
  const player = () => {
    const found = document.getElementById(videoElementId)
    return found instanceof HTMLVideoElement ? found : null
  }
  const now = () => Math.round((player()?.currentTime ?? 0) * 1_000)

  function change(next: Cue[]) {
    setOutcome(null)
    setIsChanged(true)
    setCues(next)
  }

  function edit(id: string, patch: Partial<Cue>) {
    change(cues.map((cue) => (cue.id === id ? { ...cue, ...patch } : cue)))
  }

  function add() {
    const startMs = now()
    const endMs = Math.min(captions.durationMs, startMs + 2_000)
    const added = { id: crypto.randomUUID(), text: '', startMs, endMs }
    change([...cues, added].toSorted((a, b) => a.startMs - b.startMs))
  }

  async function send(): Promise<boolean> {
    const ordered = cues.toSorted((a, b) => a.startMs - b.startMs)
    setCues(ordered)
    const parsed = cuesSchema.safeParse(ordered)
    if (!parsed.success) {
      setOutcome({ code: 'NOT_IN_ORDER', text: problemOf(ordered, parsed.error.issues) })
      return false
    }
    const saved = await save({ revision, cues: parsed.data }).catch(
      () => ({ ok: false, code: 'OFFLINE' }) as const,
    )
    if (saved.ok) {
      setRevision(saved.revision)
      setIsChanged(false)
    }
    setOutcome({ code: saved.ok ? 'SAVED' : saved.code })
    return saved.ok
  }

  return (
    <div className="grid gap-2">
      <p className="text-sm">The numbers are seconds from the start. “Now” takes the time of the player.</p>
      {/* Of its own height, so that the player above it stays in sight. */}
      <ol className="grid gap-2 sm:max-h-[55dvh] sm:overflow-y-auto sm:pe-2">
        {cues.map((cue, index) => (
          <li key={cue.id} className="grid gap-1 border-line border-t pt-2">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <Seconds
                label={`Start of caption ${index + 1}`}
                name="From"
                ms={cue.startMs}
                onChange={(startMs) => edit(cue.id, { startMs })}
                onNow={() => edit(cue.id, { startMs: now() })}
              />
              <Seconds
                label={`End of caption ${index + 1}`}
                name="to"
                ms={cue.endMs}
                onChange={(endMs) => edit(cue.id, { endMs })}
                onNow={() => edit(cue.id, { endMs: now() })}
              />
              <Button
                size="sm"
                variant="quiet"
                onClick={() => {
                  const element = player()
                  if (!element) return
                  element.currentTime = cue.startMs / 1_000
                  void element.play()
                }}
              >
                Play<span className="sr-only"> caption {index + 1}</span>
              </Button>
              <button
                type="button"
                aria-label={`Remove caption ${index + 1}`}
                onClick={() => change(cues.filter(({ id }) => id !== cue.id))}
                className="grid size-[44px] place-content-center rounded-field text-ink-soft hover:bg-sunk"
              >
                <Trash2 aria-hidden className="size-4" />
              </button>
            </div>
            <textarea
              aria-label={`Words of caption ${index + 1}`}
              rows={1}
              value={cue.text}
              maxLength={MAX_CUE_CHARS}
              onChange={(event) => edit(cue.id, { text: event.target.value })}
              className={`${CONTROL_CLASS} field-sizing-content min-h-[44px] py-2`}
            />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onClick={add}>
          <Plus aria-hidden className="size-4" /> New caption at the player’s time
        </Button>
        <Button size="sm" onClick={() => void send()}>
          Save the captions
        </Button>
      </div>
      {outcome?.code === 'SAVED' && <Notice tone="success" title="The captions are saved" isLive />}
      {outcome && outcome.code !== 'SAVED' && (
        <Notice tone="danger" title="Not saved" isLive>
          {outcome.text ?? FAILURES[outcome.code]}
        </Notice>
      )}
    </div>
  )
}

const FAILURES = {
  NOT_IN_ORDER: 'A caption ends before it begins, has no words, or begins before the one above it ends.',
  OUT_OF_RANGE: 'A caption lasts longer than the video.',
  CONFLICT: 'Somebody saved other captions meanwhile. Copy yours, then load the page again.',
  NOT_YOURS: 'The order is no longer in production with you.',
  NOT_FOUND: 'This video is no longer there. Load the page again.',
  SIGNED_OUT: 'You are signed out. Sign in again in another tab, then save again.',
  OFFLINE: 'The server can not be reached. Try again.',
} as const

type SecondsProps = {
  label: string
  name: string
  ms: number
  onChange: (ms: number) => void
  onNow: () => void
}

function Seconds({ label, name, ms, onChange, onNow }: SecondsProps) {
  return (
    <span className="flex items-center gap-1">
      <span aria-hidden>{name}</span>
      <input
        type="number"
        aria-label={label}
        min={0}
        step={0.1}
        // Hundredths are finer than anybody sets.
        value={Math.round(ms / 10) / 100}
        onChange={({ target }) => {
          if (Number.isFinite(target.valueAsNumber))
            onChange(Math.max(0, Math.round(target.valueAsNumber * 1_000)))
        }}
        className={`${CONTROL_CLASS} min-h-[44px] max-w-24 px-2 tabular-nums`}
      />
      <Button size="sm" variant="quiet" className="!px-1" onClick={onNow}>
        Now<span className="sr-only">, {label}</span>
      </Button>
    </span>
  )
}

type Issue = { path: PropertyKey[]; message: string }

/** Which caption it is, by its number. */
function problemOf(cues: readonly Cue[], issues: readonly Issue[]): string {
  const empty = cues.findIndex(({ text }) => text.trim() === '')
  if (empty >= 0) return `Caption ${empty + 1} has no words.`
  const wrong = cues.findIndex(
    ({ startMs, endMs }, index) => endMs <= startMs || startMs < (cues[index - 1]?.endMs ?? 0),
  )
  return wrong >= 0
    ? `Caption ${wrong + 1} ends before it begins, or begins before the one above it ends.`
    : `Something is wrong: ${issues[0]?.message ?? 'unknown'}.`
}
