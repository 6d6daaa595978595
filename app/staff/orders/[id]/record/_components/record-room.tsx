'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type Opening, openRoom, type RecordRoomProps } from './open-room'
import { Studio } from './studio'

/** Opens the room: what the server and this browser have of the recording, and where chunks are kept. */
export function RecordRoom(props: RecordRoomProps) {
  // As it was when the page came: saving loads the page's data again, which must not open the room again.
  const [input] = useState(props)
  const [opening, setOpening] = useState<Opening>({ step: 'opening' })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try opens the same again
  useEffect(() => {
    const closing = new AbortController()
    setOpening({ step: 'opening' })
    void openRoom(input, closing.signal).then((room) => !closing.signal.aborted && setOpening(room))
    return () => closing.abort()
  }, [input, tries])

  if (opening.step === 'opening') return <p role="status">Opening the recorder…</p>
  if (opening.step === 'failed') {
    return (
      <Notice tone="danger" title="The recorder does not open" isLive>
        <p>{FAILURES[opening.why]}</p>
        <Button size="sm" variant="secondary" onClick={() => setTries(tries + 1)}>
          Try again
        </Button>
      </Notice>
    )
  }
  return <Studio {...input} room={opening} />
}

const FAILURES = {
  NO_RECORDER:
    'This browser records no video. Use a new Chrome, Edge, Firefox or Safari, or upload a finished file.',
  NOT_YOURS: 'Only the one who claimed the order records for it, while it is in production.',
  OTHER_WINDOW:
    'This order is being recorded in another window of this browser. Go on there, or close it and try again.',
  OFFLINE: 'The server can not be reached. What was recorded before is kept in this browser.',
} as const
