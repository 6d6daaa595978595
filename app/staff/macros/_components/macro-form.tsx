'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import type { VoiceMacro } from '@/lib/videos/voice-macro-schema'
import { saveMacro } from '../actions'

/** Writes a paragraph anew, or the next version of one. */
export function MacroForm({ macro }: { macro: Pick<VoiceMacro, 'id' | 'version' | 'name' | 'body'> | null }) {
  const [state, send] = useActionState(saveMacro, EMPTY_FORM)
  const place = macro?.id ?? 'new'
  return (
    <form action={send} className="grid gap-3">
      {macro && (
        <>
          <input type="hidden" name="id" value={macro.id} />
          <input type="hidden" name="version" value={macro.version} />
        </>
      )}
      <TextField
        id={`name-${place}`}
        name="name"
        label="Name"
        defaultValue={state.values.name ?? macro?.name ?? ''}
        error={state.errors.name}
        maxLength={120}
        required
      />
      <TextArea
        id={`body-${place}`}
        name="body"
        label="Paragraph"
        hint="What differs stands in square brackets: the [side] side. Nothing about one patient."
        defaultValue={state.values.body ?? macro?.body ?? ''}
        error={state.errors.body}
        maxLength={2_000}
        required
      />
      <SubmitButton variant={macro ? 'secondary' : 'primary'} className="justify-self-start">
        {macro ? 'Save the next version' : 'Save'}
      </SubmitButton>
    </form>
  )
}
