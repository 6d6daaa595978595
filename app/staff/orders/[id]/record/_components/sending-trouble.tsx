import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type SpokenSection, titlesOf } from './recording-plan'
import type { SenderState } from './recording-sender'
import type { SegmentStore } from './segment-store'

type Props = {
  sending: SenderState
  store: SegmentStore
  sections: readonly SpokenSection[]
  onRetry: () => void
}

/** Says when what is recorded is kept in fewer places than it should be. It stands where the speaker looks. */
export function SendingTrouble({ sending, store, sections, onRetry }: Props) {
  const { unsent, problem, refused, doubled } = sending
  return (
    <>
      {store.kind === 'full' && unsent > 0 && (
        <Notice tone="danger" title="The disk of this computer is full" isLive>
          Go on recording, but leave this page open until all of it is sent. Free some space when you can.
        </Notice>
      )}
      {problem && (
        <Notice tone={problem === 'offline' ? 'soon' : 'danger'} title={PROBLEMS[problem].title} isLive>
          <p>
            {PROBLEMS[problem].text}
            {problem === 'REFUSED' && ` It is about: ${titlesOf(refused, sections)}.`}
          </p>
          <Button size="sm" variant="secondary" onClick={onRetry}>
            Try again
          </Button>
        </Notice>
      )}
      {doubled.length > 0 && (
        <Notice tone="soon" title="Recorded in two places" isLive>
          Another window or device recorded {titlesOf(doubled, sections)} at the same time. Both are kept, one
          after the other. Retake it here to have it once.
        </Notice>
      )}
    </>
  )
}

const PROBLEMS = {
  offline: {
    title: 'The line is away',
    text: 'Go on recording: it is kept in this browser and sent when the line is back.',
  },
  SIGNED_OUT: {
    title: 'You are signed out',
    text: 'Sign in again in another tab, then try again. What was recorded is kept in this browser.',
  },
  REFUSED: {
    title: 'The server does not take a part of it',
    text: 'The order may be no longer yours or no longer in production. What arrived is kept, and the rest is sent.',
  },
} as const
