import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, WaitingMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export const needsInfoReminderMail: MailTemplate<WaitingMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.needsInfoReminder.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.needsInfoReminder
    return (
      <OrderMail facts={facts} preview={words.preview} heading={words.heading} button={words.button}>
        <MailText>{words.intro}</MailText>
        <MailText>
          {words.deadline({ when: formatInstant(facts.closesAt, facts.timeZone, facts.locale) })}
        </MailText>
      </OrderMail>
    )
  },
}
