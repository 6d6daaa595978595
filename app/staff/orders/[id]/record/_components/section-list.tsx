'use client'

import { Check, CircleDashed, CircleDot, Film } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { doubtOf } from '@/lib/videos/said-words-schema'
import { MakeVideo } from './make-video'
import { hasTakeBefore, newestTake, type SpokenSection } from './recording-plan'
import type { RecordingSender, SenderState } from './recording-sender'
import type { RecordingSession, SessionState } from './recording-session'
import type { SegmentStore } from './segment-store'

type Props = {
  orderId: string
  sections: readonly SpokenSection[]
  /** In whose place a clip plays: nothing is recorded for them. */
  clips: readonly { id: string; title: string }[]
  state: SessionState
  session: RecordingSession
  sender: RecordingSender
  sending: SenderState
  store: SegmentStore
  isReady: boolean
}

/** What is recorded of each section, a retake of one, and the video made of all. */
export function SectionList({
  orderId,
  sections,
  clips,
  state,
  session,
  sender,
  sending,
  store,
  isReady,
}: Props) {
  const [isFinishing, setIsFinishing] = useState(false)
  const isIdle = !['counting', 'recording', 'paused'].includes(state.phase)

  return (
    <section aria-labelledby="sections-heading" className="grid gap-2">
      <h2 id="sections-heading" className="text-lg">
        Sections
      </h2>
      <ol className="grid gap-1">
        {sections.map(({ id, title, sentences }, index) => {
          const take = newestTake(state.segments, id)
          const isRecorded = take.length > 0
          const { Mark, color, words, isSaid } = STANDS[doubtOf(sentences, take) ?? 'whole']
          return (
            <li key={id} className="flex items-center gap-2">
              <Mark aria-hidden className={classNames('size-5 shrink-0', color)} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{title}</span>
                <span className={isSaid ? 'block text-ink-soft text-sm' : 'sr-only'}>{words}</span>
              </span>
              {hasTakeBefore(state.segments, id) && (
                <Button
                  size="sm"
                  variant="quiet"
                  disabled={!isIdle || isFinishing}
                  onClick={() => void session.dropNewestTake(id)}
                >
                  Use the take before
                  <span className="sr-only"> of {title}</span>
                </Button>
              )}
              <Button
                size="sm"
                variant="quiet"
                disabled={!isIdle || !isReady || isFinishing}
                onClick={() => session.start(index, isRecorded)}
              >
                {isRecorded ? 'Retake' : 'Record'}
                <span className="sr-only"> {title}</span>
              </Button>
            </li>
          )
        })}
      </ol>
      {clips.length > 0 && (
        <p className="flex items-start gap-2 text-sm">
          <Film aria-hidden className="size-5 shrink-0 text-ink-soft" />
          {clips.length === 1 ? 'A clip plays for' : 'Clips play for'}{' '}
          {clips.map(({ title }) => title).join(', ')}: nothing to record.
        </p>
      )}
      <Sending sending={sending} store={store} />
      <MakeVideo
        orderId={orderId}
        sections={sections}
        sender={sender}
        store={store}
        isReady={isIdle && session.isRecorded}
        isFinishing={isFinishing}
        onFinishing={setIsFinishing}
      />
    </section>
  )
}

const STANDS = {
  missing: { Mark: CircleDashed, color: 'text-ink-soft', words: 'not recorded yet', isSaid: false },
  cutShort: { Mark: CircleDot, color: 'text-soon', words: 'not said to its end', isSaid: true },
  changed: { Mark: CircleDot, color: 'text-soon', words: 'its words were changed: retake it', isSaid: true },
  whole: { Mark: Check, color: 'text-success', words: 'recorded', isSaid: false },
} as const

function Sending({ sending: { unsent }, store }: { sending: SenderState; store: SegmentStore }) {
  return (
    <p role="status" className="text-ink-soft text-sm">
      {unsent === 0 ? 'All of it is on the server.' : `Sending: ${unsent} s to go.`}
      {store.kind === 'memory' &&
        ' This browser keeps nothing on its disk: do not close the page before all is sent.'}
    </p>
  )
}
