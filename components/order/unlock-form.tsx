'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { ReportActions } from './report-actions'

/** Asks for the password of a locked file. It is never put back into the page. */
export function UnlockForm({ fileId, action }: { fileId: string; action: ReportActions['unlock'] }) {
  const { locked } = messagesFor('en').reportFiles
  const [state, formAction] = useActionState(action, EMPTY_FORM)
  return (
    <form action={formAction} className="grid gap-3">
      <input type="hidden" name="fileId" value={fileId} />
      <TextField
        id={`password-${fileId}`}
        name="password"
        type="password"
        label={locked.label}
        error={state.values.fileId === fileId ? state.errors.password : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={200}
      />
      <SubmitButton variant="secondary" size="sm">
        {locked.submit}
      </SubmitButton>
    </form>
  )
}
