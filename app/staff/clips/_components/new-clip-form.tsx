'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { startClip } from '../actions'

/** Names a new clip and takes its words. */
export function NewClipForm() {
  const [state, send] = useActionState(startClip, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      <TextField
        name="title"
        label="Name"
        hint="What it explains, as a chapter of a video: “What a disc is”."
        defaultValue={state.values.title ?? ''}
        error={state.errors.title}
        maxLength={120}
        required
      />
      <TextArea
        name="words"
        label="What is said in it"
        hint="Word for word: its captions are made from this. Nothing about one patient."
        defaultValue={state.values.words ?? ''}
        error={state.errors.words}
        maxLength={6_000}
        required
      />
      <SubmitButton className="justify-self-start">Go on to its file</SubmitButton>
    </form>
  )
}
