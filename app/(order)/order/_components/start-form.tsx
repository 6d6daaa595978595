'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { RadioCards } from '@/components/ui/radio-cards'
import { SelectField, type SelectGroup } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { ORDERED_FOR } from '@/lib/orders/order-choices-schema'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

type StartFormProps = {
  action: FormAction
  places: readonly SelectGroup[]
  orderedFor: string | undefined
  place: string | undefined
}

export function StartForm({ action, places, orderedFor, place }: StartFormProps) {
  const { order } = messagesFor('en')
  const { state, formAction } = useForm(action, EMPTY_FORM)
  const chosenPlace = state.values.place ?? place ?? ''
  return (
    <form action={formAction} className="grid gap-7" noValidate>
      <FormProblems state={state} title={order.fixThese} />
      <Checkbox
        name="notAnEmergency"
        label={order.start.notAnEmergency}
        error={state.errors.notAnEmergency}
        defaultChecked={state.values.notAnEmergency === 'on'}
        required
      />
      <RadioCards
        name="orderedFor"
        legend={order.start.orderedFor}
        error={state.errors.orderedFor}
        defaultValue={state.values.orderedFor ?? orderedFor}
        options={ORDERED_FOR.map((value) => ({ value, label: order.start.orderedForOptions[value] }))}
        required
      />
      <SelectField
        // A select keeps its first choice when its form is reset after an action; a new key makes it follow.
        key={chosenPlace}
        name="place"
        label={order.start.place}
        hint={order.start.placeHint}
        error={state.errors.place}
        prompt={order.start.placePrompt}
        options={places}
        defaultValue={chosenPlace}
        required
      />
      <SubmitButton size="lg">{order.next}</SubmitButton>
    </form>
  )
}
