import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailText } from './_components/mail-layout'

export const dataErasedMail: MailTemplate<MailBasics & { link: string }> = {
  subject: ({ locale }) => messagesFor(locale).mail.dataErased.subject,
  Body: ({ locale, link, supportEmail, supportPhone }) => {
    const { dataErased: words, footerWithoutOrder } = messagesFor(locale).mail
    return (
      <MailLayout
        locale={locale}
        preview={words.preview}
        heading={words.heading}
        footer={[footerWithoutOrder({ email: supportEmail, phone: supportPhone })]}
      >
        <MailText>{words.intro}</MailText>
        <MailText>{words.kept}</MailText>
        <MailButton href={link}>{words.button}</MailButton>
      </MailLayout>
    )
  },
}
