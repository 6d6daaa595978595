'use client'

import { Check, CircleDashed, CircleDot, Film } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Notice } from '@/components/ui/notice'
import { askForVideo } from './ask-for-video'
import { newestTake, openSentence, type SpokenSection } from './recording-plan'
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
  const [problem, setProblem] = useState<string | null>(null)
  const [isFinishing, setIsFinishing] = useState(false)
  const [isUnsure, setIsUnsure] = useState(false)
  const isIdle = !['counting', 'recording', 'paused'].includes(state.phase)

  async function finish(isSure: boolean) {
    setIsFinishing(true)
    setProblem(null)
    setIsUnsure(false)
    const settled = await sender.settled()
    if (settled === 'refused' && !isSure) {
      setIsUnsure(true)
      setIsFinishing(false)
      return
    }
    const words =
      settled === 'unsent'
        ? 'Not everything could be sent yet. Try again.'
        : await askForVideo(orderId, sections)
    if (words === null) {
      await store.clear()
      // A page load: the recorder's own permissions end with its page.
      window.location.assign(`/staff/orders/${orderId}`)
      return
    }
    setProblem(words)
    setIsFinishing(false)
  }

  return (
    <section aria-labelledby="sections-heading" className="grid gap-2">
      <h2 id="sections-heading" className="text-lg">
        Sections
      </h2>
      <ol className="grid gap-1">
        {sections.map((section, index) => {
          const { id, title } = section
          const stand = standOf(section, state)
          const isRecorded = stand !== 'empty'
          const { Mark, color, words } = STANDS[stand]
          return (
            <li key={id} className="flex items-center gap-2">
              <Mark aria-hidden className={classNames('size-5 shrink-0', color)} />
              <span className="min-w-0 flex-1 truncate">
                {title}
                <span className={stand === 'open' ? 'text-ink-soft text-sm' : 'sr-only'}>, {words}</span>
              </span>
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
      {problem && <Notice tone="danger" title={problem} isLive />}
      {isUnsure && (
        <Notice tone="soon" title="Make the video without what was refused?" isLive>
          <p>The server did not take a part of what was recorded. You can also retake that section first.</p>
          <Button size="sm" variant="secondary" onClick={() => void finish(true)}>
            Make it without that part
          </Button>
        </Notice>
      )}
      <Button onClick={() => void finish(false)} disabled={!isIdle || !session.isRecorded || isFinishing}>
        {isFinishing ? 'Sending the rest…' : 'Make the video'}
      </Button>
    </section>
  )
}

const STANDS = {
  empty: { Mark: CircleDashed, color: 'text-ink-soft', words: 'not recorded yet' },
  open: { Mark: CircleDot, color: 'text-soon', words: 'not said to its end' },
  whole: { Mark: Check, color: 'text-success', words: 'recorded' },
} as const

function standOf(section: SpokenSection, { segments }: SessionState): keyof typeof STANDS {
  if (newestTake(segments, section.id).length === 0) return 'empty'
  return openSentence(section, segments) === null ? 'whole' : 'open'
}

function Sending({ sending: { unsent }, store }: { sending: SenderState; store: SegmentStore }) {
  return (
    <p role="status" className="text-ink-soft text-sm">
      {unsent === 0 ? 'All of it is on the server.' : `Sending: ${unsent} s to go.`}
      {store.kind === 'memory' &&
        ' This browser keeps nothing on its disk: do not close the page before all is sent.'}
    </p>
  )
}
