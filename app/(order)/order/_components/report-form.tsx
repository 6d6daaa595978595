'use client'

import { TextArea } from '@/components/ui/text-area'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { FormAction } from './use-form'
import { WizardForm } from './wizard-form'

export function ReportForm({ action, pastedText }: { action: FormAction; pastedText: string }) {
  const { report } = messagesFor('en').order
  return (
    <WizardForm action={action} saved={['pastedText']}>
      {(state) => (
        <TextArea
          name="pastedText"
          label={report.pasteLabel}
          hint={report.pasteHint}
          error={state.errors.pastedText}
          defaultValue={state.values.pastedText ?? pastedText}
          rows={5}
        />
      )}
    </WizardForm>
  )
}
