import { Siren } from 'lucide-react'
import { Details } from '@/components/ui/details'
import { LocalTime } from '@/components/ui/local-time'
import type { UrgentFlagDto, UrgentState } from '@/lib/safety/urgent-queries'
import { CALL_OUTCOME_LABELS, URGENT_LEVEL_LABELS, URGENT_OUTCOME_LABELS } from '@/lib/safety/urgent-schema'
import type { OrderFacts } from '@/lib/staff/order-facts'
import type { FormAction } from './form-action'
import { PhoneText } from './phone-text'
import { CloseUrgentForm, LogCallForm, RaiseUrgentForm, WriteForm } from './urgent-forms'

export type UrgentActions = { raise: FormAction; logCall: FormAction; close: FormAction }

type UrgentPanelProps = {
  state: UrgentState
  facts: Pick<OrderFacts, 'phone' | 'hasNoPhone' | 'firstName'>
  timeZone: string
  actions: UrgentActions
}

/** An open urgent flag leads the screen it is on; without one it is a quiet way to raise one. */
export function UrgentPanel({ state, facts, timeZone, actions }: UrgentPanelProps) {
  const { open, closed, mayCallDoctor } = state
  // Some say that they have none and type one all the same.
  const mustWrite = facts.hasNoPhone && !facts.phone
  return (
    <section id="urgent" aria-label="Urgent finding" className="grid gap-3">
      {open && (
        <div className="grid gap-2 rounded-card border-2 border-danger bg-danger-tint px-4 py-3">
          <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
            <h2 className="flex items-center gap-2 text-danger text-lg">
              <Siren aria-hidden className="size-6 shrink-0" /> Urgent: {URGENT_LEVEL_LABELS[open.level]}
            </h2>
            {mustWrite ? (
              <p className="font-semibold">{facts.firstName ?? 'The patient'} has no phone: write now.</p>
            ) : (
              <p className="font-semibold">
                Phone {facts.firstName ?? 'the patient'} now: <PhoneText {...facts} />
              </p>
            )}
          </div>
          <p className="text-sm">
            Say: please call your doctor now. In danger: emergency services, right away.{' '}
            {mayCallDoctor
              ? 'The patient agreed that we call the doctor named in the report.'
              : 'The patient did not agree that we call their doctor.'}
          </p>
          <FlagRecord flag={open} timeZone={timeZone} />
          {mustWrite && <WriteForm action={actions.logCall} flag={open} />}
          <div className="grid items-start gap-x-8 md:grid-cols-2">
            <Details summary="Log a call">
              <p className="text-sm">
                No answer? Log it. We write to the patient and tell a second colleague; then try again.
              </p>
              <LogCallForm action={actions.logCall} flag={open} mayCallDoctor={mayCallDoctor} />
            </Details>
            <Details summary="Close with an outcome">
              <CloseUrgentForm action={actions.close} flag={open} />
            </Details>
          </div>
        </div>
      )}
      <Details summary={open ? 'Add another urgent finding' : 'Flag an urgent finding'}>
        <RaiseUrgentForm action={actions.raise} />
      </Details>
      {closed.length > 0 && (
        <Details
          summary={closed.length === 1 ? '1 closed urgent flag' : `${closed.length} closed urgent flags`}
        >
          {closed.map((flag) => (
            <FlagRecord key={flag.id} flag={flag} timeZone={timeZone} />
          ))}
        </Details>
      )}
    </section>
  )
}

/** What was found, by whom, who was called with what outcome, and how it ended. */
function FlagRecord({ flag, timeZone }: { flag: UrgentFlagDto; timeZone: string }) {
  return (
    <div className="grid gap-2 text-sm">
      <p>
        <span className="text-ink-soft">
          {flag.raisedByName ?? 'Found in what the patient wrote'},{' '}
          <LocalTime date={flag.raisedAt} timeZone={timeZone} isBare />:
        </span>{' '}
        <span className="whitespace-pre-wrap">{flag.note}</span>
      </p>
      {flag.calls.length > 0 && (
        <ul className="grid gap-1 border-line-strong border-s-2 ps-3">
          {flag.calls.map((call) => (
            <li key={call.id}>
              <LocalTime date={call.at} timeZone={timeZone} isBare />: {call.byName ?? 'Somebody'}{' '}
              {call.outcome === 'mailed' ? 'wrote to' : 'called'} the {call.called}:{' '}
              <strong>{callWords(call.outcome)}</strong>
              {call.note && <span className="whitespace-pre-wrap">. {call.note}</span>}
              {call.isOutdated && ' (before the newest finding)'}
            </li>
          ))}
        </ul>
      )}
      {flag.closedAt && flag.outcome && (
        <p>
          Closed by {flag.closedByName ?? 'somebody'},{' '}
          <LocalTime date={flag.closedAt} timeZone={timeZone} isBare />:{' '}
          <strong>{outcomeWords(flag.outcome)}</strong>
        </p>
      )}
    </div>
  )
}

function callWords(outcome: string): string {
  const words: Record<string, string> = CALL_OUTCOME_LABELS
  return words[outcome] ?? outcome
}

function outcomeWords(outcome: string): string {
  const words: Record<string, string> = URGENT_OUTCOME_LABELS
  return words[outcome] ?? outcome
}
