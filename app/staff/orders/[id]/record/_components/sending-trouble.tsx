import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { SenderState } from './recording-sender'
import type { SegmentStore } from './segment-store'

type Props = { sending: SenderState; store: SegmentStore; onRetry: () => void }

/** Says when what is recorded is kept in fewer places than it should be. It stands where the speaker looks. */
export function SendingTrouble({ sending: { unsent, problem }, store, onRetry }: Props) {
  return (
    <>
      {store.kind === 'full' && unsent > 0 && (
        <Notice tone="danger" title="The disk of this computer is full" isLive>
          Go on recording, but leave this page open until all of it is sent. Free some space when you can.
        </Notice>
      )}
      {problem && (
        <Notice tone={problem === 'offline' ? 'soon' : 'danger'} title={PROBLEMS[problem].title} isLive>
          <p>{PROBLEMS[problem].text}</p>
          <Button size="sm" variant="secondary" onClick={onRetry}>
            Try again
          </Button>
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
    title: 'The server takes no more of this',
    text: 'The order may be no longer yours or no longer in production. What arrived is kept.',
  },
} as const
