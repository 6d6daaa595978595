'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { MAX_MESSAGE_CHARS } from '@/lib/orders/order-choices-schema'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import type { FormAction } from './form-action'

/** The message to the patient; what was typed stays when it is refused. */
export function AskInfoForm({ action }: { action: FormAction }) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      <TextArea
        name="message"
        label="What do you need?"
        hint="In plain words. The patient reads it after signing in; the mail says only that we need something. The promise pauses until they answer."
        defaultValue={state.values.message ?? ''}
        error={state.errors.message}
        maxLength={MAX_MESSAGE_CHARS}
        required
      />
      <SubmitButton variant="secondary" className="justify-self-start" pendingText="Sending">
        Ask and pause the promise
      </SubmitButton>
    </form>
  )
}
