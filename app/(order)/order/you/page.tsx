import { currentSession } from '@/lib/auth/current-actor'
import { messagesFor } from '@/lib/shared/messages/messages'
import { listTimeZones } from '@/lib/shared/time-zones'
import { StepFrame } from '../_components/step-frame'
import { YouForm } from '../_components/you-form'
import { requireChangeableDraft } from '../current-draft'
import { youAction } from './actions'

/** Step 4: you. */
export default async function YouPage() {
  const { you } = messagesFor('en').order
  const [{ draft }, session] = await Promise.all([requireChangeableDraft('/order/you'), currentSession()])
  const known = draft.typedEmail || draft.confirmedEmail
  const email = known || (session?.role === 'patient' ? session.email : '')
  return (
    <StepFrame
      step="you"
      heading={you.heading}
      intro={you.intro}
      backHref="/order/questions"
      kept={{ until: draft.keptUntil, timeZone: draft.timeZone }}
    >
      <YouForm
        action={youAction}
        timeZones={listTimeZones()}
        known={{
          email,
          firstName: draft.firstName,
          phone: draft.phone,
          hasNoPhone: draft.hasNoPhone ? 'on' : '',
          // Before this step it is a guess from the place; the browser knows better.
          timeZone: draft.firstName === '' || draft.timeZone === 'UTC' ? '' : draft.timeZone,
        }}
        guessedZone={draft.timeZone}
        confirmedEmail={draft.confirmedEmail}
      />
    </StepFrame>
  )
}
