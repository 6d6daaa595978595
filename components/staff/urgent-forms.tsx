'use client'

import { useActionState } from 'react'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import {
  CALL_OUTCOME_LABELS,
  CALL_OUTCOMES,
  MAX_NOTE_CHARS,
  URGENT_LEVEL_LABELS,
  URGENT_LEVELS,
  URGENT_OUTCOME_LABELS,
  URGENT_OUTCOMES,
} from '@/lib/safety/urgent-schema'
import { EMPTY_FORM } from '@/lib/shared/form-state'
import type { FormAction } from './form-action'

export function RaiseUrgentForm({ action }: { action: FormAction }) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      <Problem text={state.problem} />
      <SelectField
        id="urgent-level"
        name="level"
        label="How soon must somebody act?"
        prompt="Choose"
        required
        defaultValue={state.values.level ?? ''}
        options={URGENT_LEVELS.map((value) => ({ value, label: URGENT_LEVEL_LABELS[value] }))}
      />
      <TextArea
        id="urgent-note"
        name="note"
        label="What did you find?"
        rows={3}
        required
        maxLength={MAX_NOTE_CHARS}
        defaultValue={state.values.note ?? ''}
      />
      <SubmitButton variant="danger" className="justify-self-start" pendingText="Flagging">
        Flag as urgent and tell staff
      </SubmitButton>
    </form>
  )
}

type OpenFlag = { id: string; revision: number }
type LogCallFormProps = { action: FormAction; flag: OpenFlag; mayCallDoctor: boolean }

export function LogCallForm({ action, flag, mayCallDoctor }: LogCallFormProps) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      <Problem text={state.problem} />
      <FlagFields flag={flag} />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          id="call-called"
          name="called"
          label="Whom did you call?"
          defaultValue={state.values.called ?? 'patient'}
          options={mayCallDoctor ? [PATIENT, DOCTOR] : [PATIENT]}
        />
        <SelectField
          id="call-outcome"
          name="outcome"
          label="What came of it?"
          prompt="Choose"
          required
          defaultValue={state.values.outcome ?? ''}
          options={PHONED.map((value) => ({ value, label: CALL_OUTCOME_LABELS[value] }))}
        />
      </div>
      <TextArea
        id="call-note"
        name="note"
        label="What was said"
        optionalText="(may stay empty)"
        rows={2}
        maxLength={MAX_NOTE_CHARS}
        defaultValue={state.values.note ?? ''}
      />
      <SubmitButton className="justify-self-start" pendingText="Saving">
        Save the call
      </SubmitButton>
    </form>
  )
}

const PHONED = CALL_OUTCOMES.filter((outcome) => outcome !== 'mailed')
const PATIENT = { value: 'patient', label: 'The patient' }
const DOCTOR = { value: 'doctor', label: 'The patient’s doctor' }

/** For a patient without a phone: the mail goes out, and the log says that nobody was called. */
export function WriteForm({ action, flag }: { action: FormAction; flag: OpenFlag }) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      <Problem text={state.problem} />
      <FlagFields flag={flag} />
      <input type="hidden" name="called" value="patient" />
      <input type="hidden" name="outcome" value="mailed" />
      <SubmitButton className="justify-self-start" pendingText="Sending">
        Send “please call us”
      </SubmitButton>
    </form>
  )
}

export function CloseUrgentForm({ action, flag }: { action: FormAction; flag: OpenFlag }) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="grid gap-3">
      <Problem text={state.problem} />
      <FlagFields flag={flag} />
      <SelectField
        id="urgent-outcome"
        name="outcome"
        label="Close with the outcome"
        prompt="Choose"
        required
        defaultValue={state.values.outcome ?? ''}
        options={URGENT_OUTCOMES.map((value) => ({ value, label: URGENT_OUTCOME_LABELS[value] }))}
      />
      <SubmitButton variant="secondary" className="justify-self-start" pendingText="Closing">
        Close the urgent flag
      </SubmitButton>
    </form>
  )
}

/** Which flag, and which of its findings are on this screen. */
function FlagFields({ flag }: { flag: OpenFlag }) {
  return (
    <>
      <input type="hidden" name="flagId" value={flag.id} />
      <input type="hidden" name="revision" value={flag.revision} />
    </>
  )
}

function Problem({ text }: { text: string | undefined }) {
  if (!text) return null
  return <Notice tone="danger" title={text} isLive />
}
