import { LocalTime } from '@/components/ui/local-time'
import { SubmitButton } from '@/components/ui/submit-button'
import { nextStatus } from '@/lib/orders/order-status'
import type { OrderFacts } from '@/lib/staff/order-facts'
import { AskInfoForm } from './ask-info-form'
import type { ButtonAction, FormAction } from './form-action'
import { PhoneText } from './phone-text'

export type AskInfoActions = { ask: FormAction; resume: ButtonAction }

type AskInfoPanelProps = {
  facts: Pick<OrderFacts, 'status' | 'messages' | 'pausedAt' | 'phone' | 'hasNoPhone'>
  timeZone: string
  actions: AskInfoActions
}

/** Asking the patient for a better copy, what was said so far, and going on without an answer. */
export function AskInfoPanel({ facts, timeZone, actions }: AskInfoPanelProps) {
  const { status, messages, pausedAt } = facts
  const isAskable = nextStatus('ask_info', status, null) !== null
  if (!isAskable && status !== 'needs_info' && messages.length === 0) return null
  return (
    <section id="ask" aria-labelledby="ask-heading" className="grid gap-4">
      <h2 id="ask-heading" className="text-lg">
        Ask the patient
      </h2>
      {messages.length > 0 && (
        <ol className="grid gap-2">
          {messages.map((message) => (
            <li
              key={message.id}
              className="max-w-measure rounded-card border border-line bg-surface px-4 py-2.5"
            >
              <p className="font-semibold text-ink-soft text-sm">
                {message.author === 'staff' ? 'We wrote' : 'The patient wrote'},{' '}
                <LocalTime date={message.at} timeZone={timeZone} isBare />
              </p>
              <p className="whitespace-pre-wrap">{message.body}</p>
            </li>
          ))}
        </ol>
      )}
      {pausedAt && (
        <div className="grid max-w-measure gap-2">
          <p>
            The promise is paused since <LocalTime date={pausedAt} timeZone={timeZone} isBare />. Phone:{' '}
            <PhoneText phone={facts.phone} hasNoPhone={facts.hasNoPhone} />
          </p>
          <form action={actions.resume}>
            <SubmitButton variant="secondary" size="sm">
              Go on without an answer
            </SubmitButton>
          </form>
        </div>
      )}
      {isAskable && <AskInfoForm action={actions.ask} />}
    </section>
  )
}
