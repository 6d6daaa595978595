'use client'

import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FEEDBACK_REASONS } from '@/lib/articles/feedback-reasons-schema'
import type { Messages } from '@/lib/shared/messages/messages'

type Step = { name: 'asking' } | { name: 'why'; feedback: string } | { name: 'thanks' }

type FeedbackFormProps = {
  article: string
  words: Messages['articles']['feedback']
  /** The question and its two buttons. */
  children: ReactNode
}

/** Sends the answer without leaving the page: one tap, then for a 'no' one more that says why. */
export function FeedbackForm({ article, words, children }: FeedbackFormProps) {
  const [step, setStep] = useState<Step>({ name: 'asking' })
  const [hasFailed, setHasFailed] = useState(false)
  const heading = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // What was tapped is gone: the answer to it is where one goes on.
    if (step.name !== 'asking') heading.current?.focus()
  }, [step.name])

  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter)
    const fields = [...data].map(([name, value]) => [name, String(value)])
    const answer = await send(new URLSearchParams(fields))
    setHasFailed(answer === undefined)
    if (answer === undefined) return
    setStep(
      data.get('helpful') === 'no' && answer !== '' ? { name: 'why', feedback: answer } : { name: 'thanks' },
    )
  }

  if (step.name === 'thanks') {
    return (
      <div>
        <p ref={heading} tabIndex={-1} className="font-semibold text-lg outline-none">
          {words.thanksTitle}
        </p>
        <p className="mt-1">{words.thanksText}</p>
      </div>
    )
  }
  return (
    <form method="post" action="/api/article-feedback" onSubmit={(event) => void onSubmit(event)}>
      {step.name === 'asking' ? (
        <>
          <input type="hidden" name="article" value={article} />
          {children}
        </>
      ) : (
        <>
          <input type="hidden" name="feedback" value={step.feedback} />
          <p ref={heading} tabIndex={-1} className="font-semibold text-lg outline-none">
            {words.whyTitle}
          </p>
          <div className="mt-3 flex flex-wrap gap-3">
            {FEEDBACK_REASONS.map((reason) => (
              <Button key={reason} type="submit" name="reason" value={reason} variant="secondary" size="sm">
                {words.reasons[reason]}
              </Button>
            ))}
          </div>
        </>
      )}
      {hasFailed && (
        <p role="alert" className="mt-3 font-semibold text-danger">
          {words.failed}
        </p>
      )}
    </form>
  )
}

/** The id of the answer, '' when there is none to add to, nothing when it did not arrive. */
async function send(body: URLSearchParams): Promise<string | undefined> {
  try {
    const headers = { accept: 'application/json' }
    const response = await fetch('/api/article-feedback', { method: 'POST', headers, body })
    if (!response.ok) return undefined
    const answer: unknown = await response.json()
    const hasId = typeof answer === 'object' && answer !== null && 'feedback' in answer
    return hasId ? String(answer.feedback) : ''
  } catch {
    // Offline: the form says so and can be sent again.
    return undefined
  }
}
