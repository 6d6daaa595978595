import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export type OrderCanceledFacts = OrderMailFacts & {
  why: 'byPatient' | 'noAnswer' | 'cannotBeExplained' | 'byUs'
  /** What became of the money: it came and goes back, a bank still works on it, or there was none. */
  money: 'paid' | 'pending' | 'unpaid'
}

export const orderCanceledMail: MailTemplate<OrderCanceledFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.orderCanceled.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.orderCanceled
    const money = words.moneyOf[facts.money]
    return (
      <OrderMail facts={facts} preview={money} heading={words.heading} button={words.button}>
        <MailText>{words[facts.why]}</MailText>
        <MailText>{money}</MailText>
      </OrderMail>
    )
  },
}
