import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, OrderMailFacts } from './_components/mail-basics'
import { MailQuietLink, MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export type VideoWaitingFacts = OrderMailFacts & {
  watchUrl: string
  /** Where these reminders end without signing in. */
  offUrl: string
}

export const videoWaitingMail: MailTemplate<VideoWaitingFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.videoWaiting.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.videoWaiting
    return (
      <OrderMail
        facts={facts}
        preview={words.preview}
        heading={words.heading}
        button={words.button}
        href={facts.watchUrl}
        after={
          <>
            {words.offQuestion} <MailQuietLink href={facts.offUrl}>{words.off}</MailQuietLink>
          </>
        }
      >
        <MailText>{words.intro}</MailText>
        <MailText>{words.ways}</MailText>
      </OrderMail>
    )
  },
}
