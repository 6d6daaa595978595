'use client'

import { Autosave } from '@/components/order/autosave'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TELL_HOW } from '@/lib/orders/order-schema'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

type QuestionsFormProps = { action: FormAction; questions: string; tellHow: string | undefined }

export function QuestionsForm({ action, questions, tellHow }: QuestionsFormProps) {
  const { order } = messagesFor('en')
  const { state, formAction } = useForm(action, EMPTY_FORM)
  return (
    <form action={formAction} className="grid gap-7" noValidate>
      <FormProblems state={state} title={order.fixThese} />
      <TextArea
        name="questions"
        label={order.questions.label}
        hint={order.questions.hint}
        error={state.errors.questions}
        defaultValue={state.values.questions ?? questions}
        rows={6}
      />
      <RadioCards
        name="tellHow"
        legend={order.questions.tellHow}
        error={state.errors.tellHow}
        defaultValue={state.values.tellHow ?? tellHow}
        options={TELL_HOW.map((value) => ({ value, label: order.questions.tellHowOptions[value] }))}
        required
      />
      <p className="text-ink-soft text-sm">{order.questions.language}</p>
      <Autosave fields={['questions', 'tellHow']} />
      <SubmitButton size="lg">{order.next}</SubmitButton>
    </form>
  )
}
