'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { ScaleField } from '@/components/video/scale-field'
import { MAX_COMMENT_CHARS } from '@/lib/deliveries/understanding-schema'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'
import type { Messages } from '@/lib/shared/messages/messages'

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  words: Messages['takeAway']['after']
  scale: Messages['takeAway']['scale']
}

/** How it went, in grades and own words; what was given stays when something is wrong. */
export function AfterForm({ action, words, scale }: Props) {
  const [{ values, errors }, send] = useActionState(action, EMPTY_FORM)
  const error = errors.comment
  return (
    // Changes with each answer of the server, so that what was given is shown again without JavaScript too.
    <form action={send} key={error ?? ''} className="mt-1 grid gap-5">
      <FormErrorSummary
        title={words.errorTitle}
        attempt={values}
        errors={error === undefined ? [] : [{ fieldId: 'comment', message: error }]}
      />
      <p className="text-ink-soft">{words.hint}</p>
      <ScaleField
        name="understood"
        legend={scale.understood}
        ends={scale.understoodEnds}
        defaultValue={values.understood}
      />
      <ScaleField
        name="anxious"
        legend={scale.anxious}
        ends={scale.anxiousEnds}
        defaultValue={values.anxious}
      />
      <TextArea
        name="comment"
        label={words.comment}
        hint={words.commentHint}
        error={error}
        defaultValue={values.comment ?? ''}
        maxLength={MAX_COMMENT_CHARS}
        rows={3}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="skip" value="no">
          {words.send}
        </SubmitButton>
        <SubmitButton name="skip" value="yes" variant="quiet">
          {words.skip}
        </SubmitButton>
      </div>
    </form>
  )
}
