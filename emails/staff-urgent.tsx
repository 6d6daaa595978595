import type { MailTemplate, StaffOrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'

export const staffUrgentMail: MailTemplate<StaffOrderMailFacts> = {
  subject: ({ orderNumber }) => `URGENT: order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail facts={facts} preview="Open it now." heading="An order needs you now">
      <MailText>
        It is flagged urgent. Open it, and follow the steps at the top of the page. Do not wait.
      </MailText>
    </StaffOrderMail>
  ),
}
