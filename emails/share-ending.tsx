import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export type ShareEndingFacts = OrderMailFacts & { shareUrl: string }

export const shareEndingMail: MailTemplate<ShareEndingFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.shareEnding.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.shareEnding
    return (
      <OrderMail
        facts={facts}
        preview={words.preview}
        heading={words.heading}
        button={words.button}
        href={facts.shareUrl}
      >
        <MailText>{words.intro}</MailText>
      </OrderMail>
    )
  },
}
