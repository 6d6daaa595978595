import { StatusAnswerForm } from '@/components/order/status-answer-form'
import { StatusConversation } from '@/components/order/status-conversation'
import { Button } from '@/components/ui/button'
import { CONTROL_CLASS, Field, fieldAria } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { ACCEPT_ATTRIBUTE } from '@/lib/reports/report-file-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { sendAnswer } from '../actions'

type Props = { order: PatientOrder; uploadProblem: string | null }

/** What we need from the patient: our question, files to add, an answer to write. */
export function InfoRequest({ order, uploadProblem }: Props) {
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
      {/* A plain form: it reaches the upload route with JavaScript off too, and comes back here. */}
      <form
        action={`/api/uploads/report?order=${order.id}&to=${encodeURIComponent(`/orders/${order.id}`)}`}
        method="post"
        encType="multipart/form-data"
        className="grid gap-4"
      >
        <Field
          id="files"
          label={words.filesLabel}
          hint={words.filesHint}
          error={uploadProblem === null ? undefined : problemWords(uploadProblem, words.uploadProblems)}
        >
          <input
            id="files"
            name="files"
            type="file"
            multiple
            required
            accept={ACCEPT_ATTRIBUTE}
            {...fieldAria('files', words.filesHint, uploadProblem ?? undefined)}
            className={`${CONTROL_CLASS} min-h-12 py-2.5`}
          />
        </Field>
        <div>
          <Button type="submit" variant="secondary">
            {words.addFiles}
          </Button>
        </div>
        {order.filesSinceAsked > 0 && (
          <p role="status" className="font-semibold text-success">
            {words.filesAdded({ count: order.filesSinceAsked })}
          </p>
        )}
      </form>
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

function problemWords<Words extends { OTHER: string }>(code: string, words: Words): string {
  const known = Object.entries(words).find(([key]) => key === code)
  return known ? String(known[1]) : words.OTHER
}
