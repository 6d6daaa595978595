'use client'

import { useActionState } from 'react'
import type { FormAction } from '@/components/staff/form-action'
import { Checkbox } from '@/components/ui/checkbox'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { MEND_REASONS } from '@/lib/account/mend-address-schema'
import { EMPTY_FORM } from '@/lib/shared/form-state'

const REASONS = Object.entries(MEND_REASONS).map(([value, label]) => ({ value, label }))

/** The right address, why it is mended, and that the patient was spoken with. */
export function MendForm({ action }: { action: FormAction }) {
  const [{ values, errors }, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-4" key={errors.email ?? ''}>
      <TextField
        name="email"
        type="email"
        label="The right address"
        hint="Spell it back to the patient, letter by letter."
        error={errors.email}
        defaultValue={values.email}
        autoComplete="off"
        required
      />
      <SelectField
        name="reason"
        label="Why"
        options={REASONS}
        defaultValue={values.reason ?? 'typo'}
        required
      />
      <Checkbox
        name="isSure"
        label="I spoke with the patient. They named the order number and their first name."
        defaultChecked={values.isSure === 'on'}
        required
      />
      <SubmitButton className="justify-self-start">Mend the address</SubmitButton>
    </form>
  )
}
