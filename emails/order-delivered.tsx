import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export type OrderDeliveredFacts = OrderMailFacts & { watchUrl: string }

export const orderDeliveredMail: MailTemplate<OrderDeliveredFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.orderDelivered.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.orderDelivered
    return (
      <OrderMail
        facts={facts}
        preview={words.preview}
        heading={words.heading}
        button={words.button}
        href={facts.watchUrl}
        after={words.signIn}
      >
        <MailText>{words.intro}</MailText>
      </OrderMail>
    )
  },
}
