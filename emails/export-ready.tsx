import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailText } from './_components/mail-layout'

/** The link opens for the patient only, after signing in. */
export const exportReadyMail: MailTemplate<MailBasics & { link: string; expiresAt: Date; timeZone: string }> =
  {
    subject: ({ locale }) => messagesFor(locale).mail.exportReady.subject,
    Body: (facts) => {
      const { locale, link, expiresAt, timeZone } = facts
      const { exportReady: words } = messagesFor(locale).mail
      return (
        <MailLayout facts={facts} preview={words.preview} heading={words.heading}>
          <MailText>{words.intro}</MailText>
          <MailText>{words.until({ when: formatInstant(expiresAt, timeZone, locale) })}</MailText>
          <MailButton href={link}>{words.button}</MailButton>
        </MailLayout>
      )
    },
  }
