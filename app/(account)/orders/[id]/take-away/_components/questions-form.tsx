'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { QuestionsState } from '../actions'

type Props = {
  action: (state: QuestionsState, form: FormData) => Promise<QuestionsState>
  saved: QuestionsState
  words: {
    suggested: string
    suggestions: readonly string[]
    own: string
    ownHint: string
    save: string
    errorTitle: string
  }
}

/** Suggested questions to tick, and room for one's own; what was typed stays when something is wrong. */
export function QuestionsForm({ action, saved, words }: Props) {
  const [state, send] = useActionState(action, saved)
  const { ticked, own, error } = state
  return (
    // Changes with the answer of the server, so that what was sent is shown again without JavaScript too.
    <form action={send} key={error ?? ''} className="mt-2 grid max-w-form gap-4">
      <FormErrorSummary
        title={words.errorTitle}
        attempt={state}
        errors={error === undefined ? [] : [{ fieldId: 'own', message: error }]}
      />
      <fieldset>
        <legend className="text-ink-soft">{words.suggested}</legend>
        {words.suggestions.map((question, index) => (
          <Checkbox
            key={question}
            id={`question-${index}`}
            name="ticked"
            value={question}
            label={question}
            defaultChecked={ticked.includes(question)}
          />
        ))}
      </fieldset>
      <TextArea
        name="own"
        label={words.own}
        hint={words.ownHint}
        error={error}
        defaultValue={own}
        rows={4}
        maxLength={2_500}
      />
      <SubmitButton>{words.save}</SubmitButton>
    </form>
  )
}
