import type { MailTemplate, StaffOrderMailFacts } from './_components/mail-basics'
import { MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'

export const staffReplyMail: MailTemplate<StaffOrderMailFacts> = {
  subject: ({ orderNumber }) => `Answer to your question: order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail facts={facts} preview="The clock is running again." heading="The patient answered">
      <MailText>Read the answer on the order's page. The clock is running again.</MailText>
    </StaffOrderMail>
  ),
}
