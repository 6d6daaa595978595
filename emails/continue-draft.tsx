import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailQuietText, MailText } from './_components/mail-layout'

export type ContinueDraftFacts = MailBasics & { link: string; keptUntil: Date; timeZone: string }

export const continueDraftMail: MailTemplate<ContinueDraftFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.continueDraft.subject,
  Body: (facts) => {
    const { locale, link, keptUntil, timeZone } = facts
    const { continueDraft: words } = messagesFor(locale).mail
    return (
      <MailLayout facts={facts} preview={words.preview} heading={words.heading}>
        <MailText>{words.intro}</MailText>
        <MailButton href={link}>{words.button}</MailButton>
        <MailText>{words.keptUntil({ when: formatInstant(keptUntil, timeZone, locale) })}</MailText>
        <MailQuietText>{words.ignore}</MailQuietText>
      </MailLayout>
    )
  },
}
