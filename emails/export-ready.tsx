import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailText } from './_components/mail-layout'

/** The link opens for the patient only, after signing in. */
export const exportReadyMail: MailTemplate<MailBasics & { link: string; expiresAt: Date; timeZone: string }> =
  {
    subject: ({ locale }) => messagesFor(locale).mail.exportReady.subject,
    Body: ({ locale, link, expiresAt, timeZone, supportEmail, supportPhone }) => {
      const { exportReady: words, footerWithoutOrder } = messagesFor(locale).mail
      return (
        <MailLayout
          locale={locale}
          preview={words.preview}
          heading={words.heading}
          footer={[footerWithoutOrder({ email: supportEmail, phone: supportPhone })]}
        >
          <MailText>{words.intro}</MailText>
          <MailText>{words.until({ when: formatInstant(expiresAt, timeZone, locale) })}</MailText>
          <MailButton href={link}>{words.button}</MailButton>
        </MailLayout>
      )
    },
  }
