import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export const needsInfoMail: MailTemplate<OrderMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.needsInfo.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.needsInfo
    return (
      <OrderMail facts={facts} preview={words.preview} heading={words.heading} button={words.button}>
        <MailText>{words.intro}</MailText>
        <MailText>{words.clock}</MailText>
      </OrderMail>
    )
  },
}
