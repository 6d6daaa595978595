import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailQuietText, MailText } from './_components/mail-layout'

export type ContinueDraftFacts = MailBasics & { link: string; keptUntil: Date; timeZone: string }

export const continueDraftMail: MailTemplate<ContinueDraftFacts> = {
  subject: ({ locale }) => messagesFor(locale).mail.continueDraft.subject,
  Body: ({ locale, link, keptUntil, timeZone, supportEmail, supportPhone }) => {
    const { continueDraft: words, footerWithoutOrder } = messagesFor(locale).mail
    return (
      <MailLayout
        locale={locale}
        preview={words.preview}
        heading={words.heading}
        footer={[footerWithoutOrder({ email: supportEmail, phone: supportPhone })]}
      >
        <MailText>{words.intro}</MailText>
        <MailButton href={link}>{words.button}</MailButton>
        <MailText>{words.keptUntil({ when: formatInstant(keptUntil, timeZone, locale) })}</MailText>
        <MailQuietText>{words.ignore}</MailQuietText>
      </MailLayout>
    )
  },
}
