import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export const addressMendedMail: MailTemplate<OrderMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.addressMended.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.addressMended
    return (
      <OrderMail
        facts={facts}
        preview={words.preview}
        heading={words.heading}
        button={words.button}
        after={words.ignore}
      >
        <MailText>{words.intro}</MailText>
      </OrderMail>
    )
  },
}
