'use client'

import { EmergencyNotice } from '@/components/order/emergency-notice'
import { RadioCards } from '@/components/ui/radio-cards'
import { TextArea } from '@/components/ui/text-area'
import { TELL_HOW } from '@/lib/orders/order-choices-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { FormAction } from './use-form'
import { WizardForm } from './wizard-form'

type QuestionsFormProps = { action: FormAction; questions: string; tellHow: string | undefined }

export function QuestionsForm({ action, questions, tellHow }: QuestionsFormProps) {
  const words = messagesFor('en').order.questions
  return (
    <WizardForm
      action={action}
      saved={['questions', 'tellHow']}
      warning={({ values }) =>
        values.warnedOf ? <EmergencyNotice locale="en" goOn={words.goOnAnyway} /> : null
      }
    >
      {(state) => (
        <>
          <input type="hidden" name="warnedOf" value={state.values.warnedOf ?? ''} />
          <TextArea
            name="questions"
            label={words.label}
            hint={words.hint}
            error={state.errors.questions}
            defaultValue={state.values.questions ?? questions}
            rows={6}
          />
          <RadioCards
            name="tellHow"
            legend={words.tellHow}
            error={state.errors.tellHow}
            defaultValue={state.values.tellHow ?? tellHow}
            options={TELL_HOW.map((value) => ({ value, label: words.tellHowOptions[value] }))}
            required
          />
          <p className="text-ink-soft text-sm">{words.language}</p>
        </>
      )}
    </WizardForm>
  )
}
