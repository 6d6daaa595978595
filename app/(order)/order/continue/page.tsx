import { Notice } from '@/components/ui/notice'
import { messagesFor } from '@/lib/shared/messages/messages'
import { ContinueForm } from '../_components/continue-form'
import { StepFrame } from '../_components/step-frame'
import { requireChangeableDraft } from '../current-draft'
import { continueAction } from '../you/actions'

/** A link to this draft for another device. */
export default async function ContinuePage({ searchParams }: { searchParams: Promise<{ sent?: string }> }) {
  const { continueElsewhere } = messagesFor('en').order
  const [{ draft }, { sent }] = await Promise.all([requireChangeableDraft('/order/continue'), searchParams])
  return (
    <StepFrame
      step="start"
      heading={continueElsewhere.heading}
      intro={continueElsewhere.intro}
      backHref="/order/report"
    >
      {sent ? (
        <Notice tone="success" isLive>
          {continueElsewhere.sent}
        </Notice>
      ) : (
        <ContinueForm action={continueAction} email={draft.confirmedEmail ?? ''} />
      )}
    </StepFrame>
  )
}
