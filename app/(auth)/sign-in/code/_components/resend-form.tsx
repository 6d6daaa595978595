'use client'

import { useEffect, useState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { messagesFor } from '@/lib/shared/messages/messages'

type ResendFormProps = {
  action: (form: FormData) => Promise<void>
  challengeId: string
  /** Until another code may be asked for; the server keeps to it with or without this countdown. */
  waitSeconds: number
}

export function ResendForm({ action, challengeId, waitSeconds }: ResendFormProps) {
  const { code } = messagesFor('en').signIn
  const secondsLeft = useCountdown(waitSeconds)
  return (
    <form action={action} className="mt-3">
      <input type="hidden" name="challenge" value={challengeId} />
      {secondsLeft > 0 ? (
        <p className="text-ink-soft tabular-nums">{code.resendIn({ seconds: secondsLeft })}</p>
      ) : (
        <SubmitButton variant="secondary">{code.resend}</SubmitButton>
      )}
    </form>
  )
}

/** Counts down once a second in the browser; 0 on the server, so that a page without script has its button. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(0)

  useEffect(() => {
    const endsAt = Date.now() + seconds * 1_000
    const tick = () => setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000)))
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [seconds])

  return left
}
