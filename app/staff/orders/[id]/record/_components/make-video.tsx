'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { askForVideo } from './ask-for-video'
import type { SpokenSection } from './recording-plan'
import type { RecordingSender } from './recording-sender'
import type { SegmentStore } from './segment-store'

type Props = {
  orderId: string
  sections: readonly SpokenSection[]
  sender: RecordingSender
  store: SegmentStore
  isReady: boolean
  isFinishing: boolean
  onFinishing: (isFinishing: boolean) => void
}

type Accepted = { isPartRefused: boolean; isSure: boolean }
type Question = { words: readonly string[]; accepts: Accepted }

const NOTHING: Accepted = { isPartRefused: false, isSure: false }
const PART_REFUSED = 'The server did not take a part of what was recorded.'

/** Sends the rest and makes the video; asks first where something of it is missing, or not as it is written. */
export function MakeVideo({ orderId, sections, sender, store, isReady, isFinishing, onFinishing }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)

  async function finish(accepted: Accepted) {
    onFinishing(true)
    setProblem(null)
    setQuestion(null)
    const isMade = await tryToFinish(accepted)
    if (!isMade) {
      onFinishing(false)
      return
    }
    await store.clear()
    // A page load: the recorder's own permissions end with its page.
    window.location.assign(`/staff/orders/${orderId}`)
  }

  async function tryToFinish(accepted: Accepted): Promise<boolean> {
    const settled = await sender.settled()
    if (settled === 'unsent') setProblem('Not everything could be sent yet. Try again.')
    else if (settled === 'refused' && !accepted.isPartRefused)
      setQuestion({ words: [PART_REFUSED], accepts: { ...accepted, isPartRefused: true } })
    else {
      const answer = await askForVideo(orderId, { sections, isSure: accepted.isSure })
      if (answer.is === 'refused') setProblem(answer.words)
      if (answer.is === 'doubted')
        setQuestion({ words: answer.words, accepts: { ...accepted, isSure: true } })
      return answer.is === 'made'
    }
    return false
  }

  return (
    <>
      {problem && <Notice tone="danger" title={problem} isLive />}
      {question && (
        <Notice tone="soon" title="Make the video all the same?" isLive>
          <ul>
            {question.words.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Button size="sm" variant="secondary" onClick={() => void finish(question.accepts)}>
            Make it all the same
          </Button>
        </Notice>
      )}
      <Button onClick={() => void finish(NOTHING)} disabled={!isReady || isFinishing}>
        {isFinishing ? 'Sending the rest…' : 'Make the video'}
      </Button>
    </>
  )
}
