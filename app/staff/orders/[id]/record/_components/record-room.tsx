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
  useEffect(() => {
    let isWanted = true
    void openRoom(input).then((room) => isWanted && setOpening(room))
    return () => {
      isWanted = false
    }
  }, [input])

  async function retry() {
    setOpening({ step: 'opening' })
    setOpening(await openRoom(input))
  }

  if (opening.step === 'opening') return <p role="status">Opening the recorder…</p>
  if (opening.step === 'failed') {
    return (
      <Notice tone="danger" title="The recorder does not open" isLive>
        <p>{FAILURES[opening.why]}</p>
        <Button size="sm" variant="secondary" onClick={() => void retry()}>
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
  OFFLINE: 'The server can not be reached. What was recorded before is kept in this browser.',
} as const
