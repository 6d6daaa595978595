import { formatInstant } from '@/lib/shared/format-time'
import type { MailTemplate } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'
import type { StaffDueFacts } from './staff-new-order'

export const staffFollowUpDueMail: MailTemplate<StaffDueFacts> = {
  subject: ({ orderNumber }) => `A question waits for its answer: order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail facts={facts} preview="It is due soon." heading="A question is not answered yet">
      <MailText>We promised the patient an answer by then.</MailText>
      <MailFact label="Answer by">{formatInstant(facts.dueAt, facts.timeZone, facts.locale)}</MailFact>
    </StaffOrderMail>
  ),
}
