import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailText } from './_components/mail-layout'

export const dataErasedMail: MailTemplate<MailBasics & { link: string }> = {
  subject: ({ locale }) => messagesFor(locale).mail.dataErased.subject,
  Body: (facts) => {
    const { dataErased: words } = messagesFor(facts.locale).mail
    return (
      <MailLayout facts={facts} preview={words.preview} heading={words.heading}>
        <MailText>{words.intro}</MailText>
        <MailText>{words.kept}</MailText>
        <MailButton href={facts.link}>{words.button}</MailButton>
      </MailLayout>
    )
  },
}
