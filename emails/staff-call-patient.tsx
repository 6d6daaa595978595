import type { MailTemplate, StaffOrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'

export const staffCallPatientMail: MailTemplate<StaffOrderMailFacts> = {
  subject: ({ orderNumber }) => `Please phone about order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail facts={facts} preview="No answer for 48 hours." heading="Please phone the patient">
      <MailText>
        We asked a question and have no answer after 48 hours. The phone number is on the order's page. After
        7 days the order is closed and the money goes back.
      </MailText>
    </StaffOrderMail>
  ),
}
