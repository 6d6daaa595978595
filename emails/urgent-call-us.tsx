import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export type UrgentCallUsFacts = OrderMailFacts & { hasNoPhone: boolean }

export const urgentCallUsMail: MailTemplate<UrgentCallUsFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.urgentCallUs.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.urgentCallUs
    return (
      <OrderMail facts={facts} preview={words.preview} heading={words.heading} button={words.button}>
        <MailText>{facts.hasNoPhone ? words.introNoPhone : words.intro}</MailText>
        <MailFact>{words.call({ phone: facts.supportPhone })}</MailFact>
        <MailText>{words.emergency}</MailText>
      </OrderMail>
    )
  },
}
