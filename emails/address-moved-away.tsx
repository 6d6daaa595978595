import { messagesFor } from '@/lib/shared/messages/messages'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailText } from './_components/mail-layout'

/** To the address that was used so far. It may never have been the patient's, so it names no order. */
export const addressMovedAwayMail: MailTemplate<MailBasics & { link: string }> = {
  subject: ({ locale }) => messagesFor(locale).mail.addressMovedAway.subject,
  Body: ({ locale, link, supportEmail, supportPhone }) => {
    const { addressMovedAway: words, footerWithoutOrder } = messagesFor(locale).mail
    return (
      <MailLayout
        locale={locale}
        preview={words.preview}
        heading={words.heading}
        footer={[footerWithoutOrder({ email: supportEmail, phone: supportPhone })]}
      >
        <MailText>{words.intro}</MailText>
        <MailText>{words.notYou({ phone: supportPhone })}</MailText>
        <MailButton href={link}>{words.button}</MailButton>
      </MailLayout>
    )
  },
}
