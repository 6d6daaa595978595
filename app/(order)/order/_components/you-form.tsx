'use client'

import { useEffect, useState } from 'react'
import { Autosave } from '@/components/order/autosave'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

type Known = { email: string; firstName: string; phone: string; hasNoPhone: string; timeZone: string }
type YouFormProps = {
  action: FormAction
  timeZones: readonly string[]
  known: Known
  /** Shown until the browser has said its own, which it does not without JavaScript. */
  guessedZone: string
  confirmedEmail: string | null
}

export function YouForm({ action, timeZones, known, guessedZone, confirmedEmail }: YouFormProps) {
  const { order } = messagesFor('en')
  const { you } = order
  const { state, formAction } = useForm(action, EMPTY_FORM)
  const [detected, setDetected] = useState('')
  useEffect(() => setDetected(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  const value = (name: keyof Known) => state.values[name] ?? known[name]
  const timeZone = value('timeZone') || detected || guessedZone
  const { suggestion } = state.values
  return (
    <form action={formAction} className="grid gap-7" noValidate>
      <FormProblems state={state} title={order.fixThese}>
        {suggestion && (
          <Notice isLive title={you.didYouMean({ address: suggestion })}>
            {you.didYouMeanHint}
          </Notice>
        )}
      </FormProblems>
      <input type="hidden" name="suggestedFor" value={state.values.suggestedFor ?? ''} />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={you.email}
        hint={confirmedEmail === null ? you.emailHint : you.confirmed({ address: confirmedEmail })}
        error={state.errors.email}
        defaultValue={value('email')}
        required
      />
      <TextField
        name="firstName"
        autoComplete="given-name"
        label={you.firstName}
        hint={you.firstNameHint}
        error={state.errors.firstName}
        defaultValue={value('firstName')}
        required
      />
      <TextField
        name="phone"
        type="tel"
        autoComplete="tel"
        label={you.phone}
        hint={you.phoneHint}
        error={state.errors.phone}
        defaultValue={value('phone')}
      />
      <Checkbox name="hasNoPhone" label={you.hasNoPhone} defaultChecked={value('hasNoPhone') === 'on'} />
      <SelectField
        // Follows what the browser says once it has said it; a chosen zone stays.
        key={timeZone}
        name="timeZone"
        label={you.timeZone}
        error={state.errors.timeZone}
        defaultValue={timeZone}
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <Autosave fields={['email', 'firstName', 'phone', 'hasNoPhone', 'timeZone']} />
      <SubmitButton size="lg">{confirmedEmail === null ? you.send : order.next}</SubmitButton>
    </form>
  )
}
