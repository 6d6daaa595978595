'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  words: { label: string; hint: string; send: string; errorTitle: string }
}

/** One question in the patient's own words; what was typed stays when something is wrong. */
export function QuestionForm({ action, words }: Props) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  const error = state.errors.question
  return (
    <form action={send} className="grid gap-4">
      <FormErrorSummary
        title={words.errorTitle}
        attempt={state}
        errors={error === undefined ? [] : [{ fieldId: 'question', message: error }]}
      />
      <TextArea
        name="question"
        label={words.label}
        hint={words.hint}
        error={error}
        defaultValue={state.values.question ?? ''}
        // Changes with each answer of the server, so that what was typed is shown again without JavaScript too.
        key={error ?? ''}
      />
      <div>
        <SubmitButton>{words.send}</SubmitButton>
      </div>
    </form>
  )
}
