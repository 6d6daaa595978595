'use client'

import { type ReactNode, useActionState } from 'react'
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

export function CannotBeExplainedForm(props: EndFormProps) {
  return (
    <EndForm
      {...props}
      sure={{ id: 'unexplained-sure', label: 'Nobody here can explain this report' }}
      button={{ text: 'End the order and give the money back', pendingText: 'Ending the order' }}
    >
      All money goes back and the patient gets a mail that says so. Ask for a better copy first if one could
      help.
    </EndForm>
  )
}

export function CancelForm(props: EndFormProps) {
  return (
    <EndForm
      {...props}
      sure={{ id: 'cancel-sure', label: 'I want to cancel this order' }}
      button={{ text: 'Cancel the order and give the money back', pendingText: 'Canceling' }}
    >
      It does not matter who has claimed it: for an order placed twice, or one that we cannot take. All money
      goes back and the patient gets a mail that says so. Phone them first if the reason is news to them.
    </EndForm>
  )
}

type EndProps = EndFormProps & {
  sure: { id: string; label: string }
  button: { text: string; pendingText: string }
  /** What else it means. */
  children: ReactNode
}

function EndForm({ action, statusText, sure, button, children }: EndProps) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      {state.problem && <Notice tone="danger" title={state.problem} isLive />}
      <p className="max-w-measure text-sm">
        Ends the order (now: {statusText}) for good. {children}
      </p>
      <Checkbox id={sure.id} name="isSure" required label={sure.label} />
      <SubmitButton variant="danger" className="justify-self-start" pendingText={button.pendingText}>
        {button.text}
      </SubmitButton>
    </form>
  )
}
