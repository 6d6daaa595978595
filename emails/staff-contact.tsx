import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailText } from './_components/mail-layout'
import { STAFF_FOOTER } from './_components/staff-order-mail'

export const staffContactMail: MailTemplate<MailBasics & { workUrl: string }> = {
  subject: () => 'Somebody wrote to Mediphany',
  Body: (facts) => (
    <MailLayout
      facts={facts}
      preview="A message came through the contact page."
      heading="A message for us"
      footer={[STAFF_FOOTER]}
    >
      <MailText>A message came through the contact page. Please read it and answer it.</MailText>
      <MailButton href={facts.workUrl}>Read the message</MailButton>
    </MailLayout>
  ),
}
