import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export const videoWithdrawnMail: MailTemplate<OrderMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.videoWithdrawn.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.videoWithdrawn
    return (
      <OrderMail facts={facts} preview={words.preview} heading={words.heading} button={words.button}>
        <MailText>{words.intro}</MailText>
        <MailText>{words.next}</MailText>
        <MailText>{words.links}</MailText>
      </OrderMail>
    )
  },
}
