'use client'

import { useActionState } from 'react'
import type { FormAction } from '@/components/staff/form-action'
import { Button, type ButtonVariant } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { timeMark } from './note-parts'

type Props = {
  action: FormAction
  /** Unique on the page. */
  id: string
  label: string
  hint: string
  button: string
  variant: ButtonVariant
  /** The player whose time can be put into the note. */
  videoElementId?: string | undefined
}

/** A step that needs words; they stay when it is refused. */
export function NoteForm({ action, id, label, hint, button, variant, videoElementId }: Props) {
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
      {videoElementId !== undefined && (
        <Button variant="secondary" size="sm" onClick={() => addTime(id, videoElementId)}>
          Put the video’s time into the note
        </Button>
      )}
      <SubmitButton variant={variant} className="justify-self-start">
        {button}
      </SubmitButton>
    </form>
  )
}

/** Starts a line of the note with the time at which the player stands, and stops it there. */
function addTime(fieldId: string, videoElementId: string): void {
  const field = document.getElementById(fieldId)
  const video = document.getElementById(videoElementId)
  if (!(field instanceof HTMLTextAreaElement) || !(video instanceof HTMLVideoElement)) return
  video.pause()
  const before = field.value === '' || field.value.endsWith('\n') ? field.value : `${field.value}\n`
  field.value = `${before}${timeMark(video.currentTime)} `
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}
