'use client'

import { Mic } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useDraftScope } from './draft-scope'

/** Saves what is typed, then opens the recorder as a page of its own: only there is the microphone allowed. */
export function RecordLink({ orderId }: { orderId: string }) {
  const { flush } = useDraftScope()
  const [isOpening, setIsOpening] = useState(false)

  async function open() {
    setIsOpening(true)
    if (await flush()) window.location.assign(`/staff/orders/${orderId}/record`)
    else setIsOpening(false)
  }

  return (
    <Button onClick={() => void open()} disabled={isOpening}>
      <Mic aria-hidden className="size-5" /> Record the video
    </Button>
  )
}
