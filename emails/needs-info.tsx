import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, WaitingMailFacts } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { MailTime } from './_components/mail-time'
import { OrderMail } from './_components/order-mail'

export const needsInfoMail: MailTemplate<WaitingMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.needsInfo.subject,
  Body: (facts) => {
    const words = messagesFor(facts.locale).mail.needsInfo
    return (
      <OrderMail facts={facts} preview={words.preview} heading={words.heading} button={words.button}>
        <MailText>{words.intro}</MailText>
        <MailText>{words.clock}</MailText>
        <MailFact label={words.answerBy}>
          <MailTime date={facts.closesAt} timeZone={facts.timeZone} locale={facts.locale} />
        </MailFact>
        <MailText>{words.noAnswer}</MailText>
      </OrderMail>
    )
  },
}
