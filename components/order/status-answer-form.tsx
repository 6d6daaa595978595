'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  words: { answerLabel: string; answerHint: string; send: string; errorTitle: string }
}

/** The patient's answer to what we asked; what was typed stays when something is wrong. */
export function StatusAnswerForm({ action, words }: Props) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  const error = state.errors.message
  return (
    <form action={send} className="grid gap-4">
      <FormErrorSummary
        title={words.errorTitle}
        attempt={state}
        errors={error === undefined ? [] : [{ fieldId: 'message', message: error }]}
      />
      <TextArea
        name="message"
        label={words.answerLabel}
        hint={words.answerHint}
        error={error}
        defaultValue={state.values.message ?? ''}
        // Changes with each answer of the server, so that what was typed is shown again without JavaScript too.
        key={error ?? ''}
      />
      <div>
        <SubmitButton>{words.send}</SubmitButton>
      </div>
    </form>
  )
}
