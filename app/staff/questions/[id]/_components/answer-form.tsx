'use client'

import { useActionState } from 'react'
import type { FormAction } from '@/components/staff/form-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { MAX_ANSWER_CHARS } from '@/lib/deliveries/follow-up-schema'
import { EMPTY_FORM } from '@/lib/shared/form-state'

/** The answer to the patient; what was typed stays when it is refused. */
export function AnswerForm({ action }: { action: FormAction }) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      <TextArea
        name="answer"
        label="Your answer"
        hint="In plain words, about what the report says. No advice on treatment. The patient reads it after signing in; the mail says only that there is an answer."
        defaultValue={state.values.answer ?? ''}
        error={state.errors.answer}
        maxLength={MAX_ANSWER_CHARS}
        required
      />
      <SubmitButton className="justify-self-start" pendingText="Sending">
        Send the answer
      </SubmitButton>
    </form>
  )
}
