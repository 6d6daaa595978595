'use client'

import { useActionState, useEffect, useRef } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'
import { common } from '@/lib/shared/messages/en/common'
import { contact } from '@/lib/shared/messages/en/contact'
import { CONTACT_TOPICS, MAX_CONTACT_CHARS } from '@/lib/staff/contact-choices-schema'

const words = contact.form
const TOPICS = CONTACT_TOPICS.map((value) => ({ value, label: words.topics[value] }))

type ContactFormProps = { action: (state: FormState, form: FormData) => Promise<FormState> }

export function ContactForm({ action }: ContactFormProps) {
  const [state, formAction] = useActionState(action, EMPTY_FORM)
  const errors = Object.entries(state.errors).map(([fieldId, message]) => ({ fieldId, message }))
  const topic = state.values.topic ?? ''
  return (
    <form action={formAction} className="grid max-w-form gap-6" noValidate>
      <Problem state={state} />
      <FormErrorSummary title={words.fixThese} errors={errors} attempt={state} />
      <SelectField
        // A select keeps its first choice when its form is reset after an action; a new key makes it follow.
        key={topic}
        name="topic"
        label={words.topic}
        error={state.errors.topic}
        prompt={words.topicPrompt}
        options={TOPICS}
        defaultValue={topic}
        required
      />
      <TextField
        name="name"
        label={words.name}
        error={state.errors.name}
        autoComplete="name"
        maxLength={80}
        defaultValue={state.values.name ?? ''}
        required
      />
      <TextField
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        error={state.errors.email}
        autoComplete="email"
        maxLength={254}
        defaultValue={state.values.email ?? ''}
        required
      />
      <TextField
        name="orderNumber"
        label={words.orderNumber}
        optionalText={common.optional}
        hint={words.orderNumberHint}
        error={state.errors.orderNumber}
        autoComplete="off"
        maxLength={40}
        defaultValue={state.values.orderNumber ?? ''}
      />
      <TextArea
        name="message"
        label={words.message}
        hint={words.messageHint}
        error={state.errors.message}
        rows={7}
        maxLength={MAX_CONTACT_CHARS}
        defaultValue={state.values.message ?? ''}
        required
      />
      <div>
        <SubmitButton size="lg" pendingText={words.sending}>
          {words.send}
        </SubmitButton>
        <p className="mt-3 text-ink-soft text-sm">{words.kept}</p>
      </div>
    </form>
  )
}

/** Takes the focus: who pressed the button at the end of the form would not see it. */
function Problem({ state }: { state: FormState }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.problem) box.current?.focus()
  }, [state])
  if (!state.problem) return null
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="danger" isLive>
        {state.problem}
      </Notice>
    </div>
  )
}
