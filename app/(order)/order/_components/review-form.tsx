'use client'

import Link from 'next/link'
import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type FormAction, FormProblems, useForm } from './use-form'

const BOXES = ['service', 'contactMeUrgent', 'contactMyDoctorUrgent', 'attestation', 'terms'] as const

/** The consents, each a box of its own that starts unticked, and the button that pays. */
export function ReviewForm({ action, price }: { action: FormAction; price: string }) {
  const { order, common } = messagesFor('en')
  const { review, consent } = order
  const { state, formAction } = useForm(action, EMPTY_FORM)
  return (
    <form action={formAction} className="grid gap-6" noValidate>
      <FormProblems
        state={state}
        title={order.fixThese}
        summary={(count) => review.boxesMissing({ count })}
      />
      <fieldset className="grid gap-2">
        <legend className="font-display text-lg">{review.consentTitle}</legend>
        {BOXES.map((name) => (
          <Checkbox
            key={name}
            name={name}
            label={consent[name]}
            error={state.errors[name]}
            defaultChecked={state.values[name] === 'on'}
            required={name !== 'contactMyDoctorUrgent'}
          />
        ))}
      </fieldset>
      <div className="grid gap-3 rounded-card bg-sunk p-5">
        <p className="font-semibold">{review.promise}</p>
        <p>{review.moneyBack}</p>
        <p>
          <Link
            href="/terms"
            target="_blank"
            className="inline-flex min-h-[44px] items-center text-action underline"
          >
            {review.draftTerms}
          </Link>
        </p>
        <SubmitButton size="lg" isWide pendingText={common.working}>
          {review.pay({ price })}
        </SubmitButton>
        <p className="text-ink-soft text-sm">{review.payHint}</p>
      </div>
    </form>
  )
}
