import type { MailTemplate, StaffOrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'

export const staffBouncedMail: MailTemplate<StaffOrderMailFacts> = {
  subject: ({ orderNumber }) => `Mail came back: order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail
      facts={facts}
      preview="Our mail does not reach the patient."
      heading="A mail did not arrive"
    >
      <MailText>
        A mail about this order came back. Please phone the patient, check the address, and say what the mail
        was about.
      </MailText>
    </StaffOrderMail>
  ),
}
