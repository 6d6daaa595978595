import { formatInstant, isZoneOfReader } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailTemplate, WaitingMailFacts } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { OrderMail } from './_components/order-mail'

export const needsInfoMail: MailTemplate<WaitingMailFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.needsInfo.subject,
  Body: (facts) => {
    const { common, mail } = messagesFor(facts.locale)
    const words = mail.needsInfo
    return (
      <OrderMail facts={facts} preview={words.preview} heading={words.heading} button={words.button}>
        <MailText>{words.intro}</MailText>
        <MailText>{words.clock}</MailText>
        <MailFact label={words.answerBy}>
          {formatInstant(facts.closesAt, facts.timeZone, facts.locale)}{' '}
          {isZoneOfReader(facts.timeZone) && common.yourTime}
        </MailFact>
        <MailText>{words.noAnswer}</MailText>
      </OrderMail>
    )
  },
}
