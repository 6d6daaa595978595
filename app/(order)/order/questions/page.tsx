import { Notice } from '@/components/ui/notice'
import { messagesFor } from '@/lib/shared/messages/messages'
import { QuestionsForm } from '../_components/questions-form'
import { StepFrame } from '../_components/step-frame'
import { questionsAction } from '../actions'
import { requireChangeableDraft } from '../current-draft'

/** Step 3: what you want to know. */
export default async function QuestionsPage() {
  const { order } = messagesFor('en')
  const { draft } = await requireChangeableDraft('/order/questions')
  return (
    <StepFrame
      step="questions"
      heading={order.questions.heading}
      backHref="/order/report"
      kept={{ until: draft.keptUntil, timeZone: draft.timeZone }}
    >
      <QuestionsForm
        action={questionsAction}
        questions={draft.questions}
        tellHow={draft.tellHow ?? undefined}
      />
      <Notice tone="info">{order.questions.urgentHint}</Notice>
    </StepFrame>
  )
}
