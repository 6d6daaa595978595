'use client'

import { Autosave } from '@/components/order/autosave'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

export function ReportForm({ action, pastedText }: { action: FormAction; pastedText: string }) {
  const { order } = messagesFor('en')
  const { state, formAction } = useForm(action, EMPTY_FORM)
  return (
    <form action={formAction} className="grid gap-7" noValidate>
      <FormProblems state={state} title={order.fixThese} />
      <TextArea
        name="pastedText"
        label={order.report.pasteLabel}
        hint={order.report.pasteHint}
        error={state.errors.pastedText}
        defaultValue={state.values.pastedText ?? pastedText}
        rows={5}
      />
      <Autosave fields={['pastedText']} />
      <SubmitButton size="lg">{order.next}</SubmitButton>
    </form>
  )
}
