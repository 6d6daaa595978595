import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

/** A bank debit that failed after the patient was done. */
export const paymentFailedMail: MailTemplate<OrderMailFacts & { keptUntil: Date }> = {
  subject: ({ locale }) => messagesFor(locale).mail.paymentFailed.subject,
  Body: ({ keptUntil, ...facts }) => {
    const words = messagesFor(facts.locale).mail.paymentFailed
    const when = formatInstant(keptUntil, facts.timeZone, facts.locale)
    return (
      <OrderMail facts={facts} preview={words.preview} heading={words.heading} button={words.button}>
        <MailText>{words.intro}</MailText>
        <MailText>{words.keptUntil({ when })}</MailText>
      </OrderMail>
    )
  },
}
