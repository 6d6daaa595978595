'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { clockTime } from '@/lib/shared/spans'
import { PaceControl } from './pace-control'
import type { SpokenSection } from './recording-plan'
import type { RecordingSession, SessionState } from './recording-session'

type Props = {
  sections: readonly SpokenSection[]
  state: SessionState
  session: RecordingSession
  isReady: boolean
  /** Every section is said to its end. */
  isComplete: boolean
  onStart: () => void
}

/** The words to say, the sentence that is spoken large, and the buttons of the recording. */
export function Teleprompter({ sections, state, session, isReady, isComplete, onStart }: Props) {
  const { phase, sectionIndex, sentenceIndex, pace } = state
  const section = sections[sectionIndex]
  const isRunning = phase === 'recording' || phase === 'paused'
  const isLast = sentenceIndex + 1 >= (section?.sentences.length ?? 0)
  return (
    <section aria-labelledby="prompter-heading" className="grid gap-3">
      <h2 id="prompter-heading" className="flex items-baseline justify-between gap-3 text-lg">
        <span className="min-w-0 truncate">{section?.title}</span>
        {isRunning && <Clock session={session} isPaused={phase === 'paused'} />}
      </h2>
      {section && (
        <ol className="max-h-[34dvh] min-h-40 overflow-y-auto rounded-card border-2 border-line-strong bg-surface p-3">
          {section.sentences.map(({ id, text }, index) => (
            <li
              key={id}
              ref={index === sentenceIndex ? scrollTo : null}
              aria-current={index === sentenceIndex}
              className={classNames(
                'rounded-field px-2 py-1.5',
                index === sentenceIndex ? 'bg-action-tint font-semibold text-xl' : 'text-ink-soft',
              )}
            >
              {text}
            </li>
          ))}
        </ol>
      )}
      <PaceControl pace={pace} isWaiting={isRunning && isLast} onChange={session.setPace} />
      <div className="flex flex-wrap gap-2">
        {isRunning ? (
          <>
            <Button size="sm" onClick={session.next} disabled={phase === 'paused'}>
              Next
            </Button>
            <Button size="sm" variant="secondary" onClick={session.togglePause}>
              {phase === 'paused' ? 'Go on' : 'Pause'}
            </Button>
            <Button size="sm" variant="secondary" onClick={() => void session.retake()}>
              Retake this section
            </Button>
            <Button size="sm" variant="secondary" onClick={() => void session.stop()}>
              Stop
            </Button>
          </>
        ) : phase === 'counting' ? (
          <Button variant="secondary" onClick={() => void session.stop()}>
            Do not begin
          </Button>
        ) : isComplete && session.isRecorded ? (
          <p role="status" className="font-semibold">
            All sections are recorded. Retake one, or make the video.
          </p>
        ) : (
          <Button onClick={onStart} disabled={!isReady}>
            {session.isRecorded ? 'Go on recording' : 'Start recording'}
          </Button>
        )}
      </div>
      <p className="text-ink-soft text-sm">
        Space: start, next sentence. ← back, G go on by itself, P pause, R retake, S stop. On the picture: 1
        point, 2 draw, 3 mark, 4 move, + larger, − smaller, 0 all of it, Z undo, C clear.
      </p>
    </section>
  )
}

function Clock({ session, isPaused }: { session: RecordingSession; isPaused: boolean }) {
  const [ms, setMs] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setMs(session.elapsedMs), 250)
    return () => clearInterval(timer)
  }, [session])
  return (
    <span className="shrink-0 text-base tabular-nums">
      <span className={isPaused ? 'text-soon' : 'text-danger'}>{isPaused ? 'Paused' : '● Recording'}</span>{' '}
      {clockTime(ms)}
    </span>
  )
}

/** React calls it when another sentence becomes the spoken one. Only the list moves: the stage stays in sight. */
function scrollTo(sentence: HTMLLIElement | null): void {
  const list = sentence?.parentElement
  if (!sentence || !list) return
  const [spoken, shown] = [sentence.getBoundingClientRect(), list.getBoundingClientRect()]
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  list.scrollBy({
    top: spoken.top - shown.top - (shown.height - spoken.height) / 2,
    behavior: isStill ? 'instant' : 'smooth',
  })
}
