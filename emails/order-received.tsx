import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { MailTime } from './_components/mail-time'
import { OrderMail } from './_components/order-mail'

export type OrderReceivedFacts = OrderMailFacts & { dueAt: Date }

export const orderReceivedMail: MailTemplate<OrderReceivedFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.orderReceived.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.orderReceived
    const when = formatInstant(facts.dueAt, facts.timeZone, facts.locale)
    return (
      <OrderMail
        facts={facts}
        preview={words.preview({ when })}
        heading={words.heading}
        button={words.button}
      >
        <MailText>{words.thanks}</MailText>
        <MailFact label={words.whenLabel}>
          <MailTime date={facts.dueAt} timeZone={facts.timeZone} locale={facts.locale} />
        </MailFact>
        <MailText>{words.next}</MailText>
        <MailText>{words.late}</MailText>
      </OrderMail>
    )
  },
}
