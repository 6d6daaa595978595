import { StatusAnswerForm } from '@/components/order/status-answer-form'
import { StatusConversation } from '@/components/order/status-conversation'
import { Notice } from '@/components/ui/notice'
import type { PatientActor } from '@/lib/auth/actor'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { sendAnswer } from '../actions'
import { InfoFiles } from './info-files'

type Props = { actor: PatientActor; order: PatientOrder; uploadProblem: string | null }

/** What we need from the patient: our question, files to add, an answer to write. */
export function InfoRequest({ actor, order, uploadProblem }: Props) {
  const words = messagesFor(order.locale).account.status.info
  return (
    <section
      aria-labelledby="info"
      className="grid gap-6 rounded-card border-2 border-soon-line bg-surface p-5 sm:p-7"
    >
      <h2 id="info" className="text-2xl">
        {words.heading}
      </h2>
      <StatusConversation messages={order.messages} timeZone={order.timeZone} locale={order.locale} />
      <Notice title={words.urgentTitle}>{words.urgent}</Notice>
      <InfoFiles actor={actor} order={order} uploadProblem={uploadProblem} />
      <StatusAnswerForm
        action={sendAnswer.bind(null, order.id)}
        words={{
          answerLabel: words.answerLabel,
          answerHint: words.answerHint,
          send: words.send,
          errorTitle: words.errorTitle,
        }}
      />
    </section>
  )
}
