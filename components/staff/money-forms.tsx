'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import type { FormAction } from './form-action'

export function RefundForm({ action, refundableText }: { action: FormAction; refundableText: string }) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      {state.problem && <Notice tone="danger" title={state.problem} isLive />}
      <TextField
        id="refund-amount"
        name="amount"
        inputMode="decimal"
        label="Amount"
        optionalText={`(empty: all that is left, ${refundableText})`}
        hint="The order goes on. The patient gets a mail when the money is on its way."
        defaultValue={state.values.amount ?? ''}
        error={state.errors.amount}
      />
      <Checkbox id="refund-sure" name="isSure" required label="I want to give this money back" />
      <SubmitButton variant="danger" className="justify-self-start" pendingText="Giving back">
        Give money back
      </SubmitButton>
    </form>
  )
}

type EndFormProps = { action: FormAction; statusText: string }

export function CannotBeExplainedForm({ action, statusText }: EndFormProps) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      {state.problem && <Notice tone="danger" title={state.problem} isLive />}
      <p className="max-w-measure text-sm">
        Ends the order (now: {statusText}) for good. All money goes back and the patient gets a mail that says
        so. Ask for a better copy first if one could help.
      </p>
      <Checkbox id="unexplained-sure" name="isSure" required label="Nobody here can explain this report" />
      <SubmitButton variant="danger" className="justify-self-start" pendingText="Ending the order">
        End the order and give the money back
      </SubmitButton>
    </form>
  )
}

export function CancelForm({ action, statusText }: EndFormProps) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      {state.problem && <Notice tone="danger" title={state.problem} isLive />}
      <p className="max-w-measure text-sm">
        Ends the order (now: {statusText}) for good, whoever has claimed it: one placed twice, or one that we
        cannot take. All money goes back and the patient gets a mail that says so. Phone them first if the
        reason is news to them.
      </p>
      <Checkbox id="cancel-sure" name="isSure" required label="I want to cancel this order" />
      <SubmitButton variant="danger" className="justify-self-start" pendingText="Canceling">
        Cancel the order and give the money back
      </SubmitButton>
    </form>
  )
}
