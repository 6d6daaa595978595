import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

/** Says that there is an answer, and nothing of what was asked. */
export const followUpAnsweredMail: MailTemplate<OrderMailFacts & { askUrl: string }> = {
  subject: ({ locale }) => messagesFor(locale).mail.followUpAnswered.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.followUpAnswered
    return (
      <OrderMail
        facts={facts}
        preview={words.preview}
        heading={words.heading}
        button={words.button}
        href={facts.askUrl}
      >
        <MailText>{words.intro}</MailText>
      </OrderMail>
    )
  },
}
