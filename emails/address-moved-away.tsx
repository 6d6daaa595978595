import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailText } from './_components/mail-layout'

/** To the address that was used so far. It may never have been the patient's, so it names no order. */
export const addressMovedAwayMail: MailTemplate<MailBasics & { link: string }> = {
  subject: ({ locale }) => messagesFor(locale).mail.addressMovedAway.subject,
  Body: (facts) => {
    const { addressMovedAway: words } = messagesFor(facts.locale).mail
    return (
      <MailLayout facts={facts} preview={words.preview} heading={words.heading}>
        <MailText>{words.intro}</MailText>
        <MailText>{words.notYou({ phone: facts.supportPhone })}</MailText>
        <MailButton href={facts.link}>{words.button}</MailButton>
      </MailLayout>
    )
  },
}
