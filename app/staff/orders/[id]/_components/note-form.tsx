'use client'

import { useActionState } from 'react'
import type { FormAction } from '@/components/staff/form-action'
import type { ButtonVariant } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { EMPTY_FORM } from '@/lib/shared/form-state'

type Props = {
  action: FormAction
  /** Unique on the page. */
  id: string
  label: string
  hint: string
  button: string
  variant: ButtonVariant
}

/** A step that needs words; they stay when it is refused. */
export function NoteForm({ action, id, label, hint, button, variant }: Props) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      <TextArea
        id={id}
        name="note"
        label={label}
        hint={hint}
        defaultValue={state.values.note ?? ''}
        error={state.errors.note}
        maxLength={4_000}
        required
      />
      <SubmitButton variant={variant} className="justify-self-start">
        {button}
      </SubmitButton>
    </form>
  )
}
