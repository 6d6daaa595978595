import { formatInstant } from '@/lib/shared/format-time'
import type { MailTemplate } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'
import type { StaffDueFacts } from './staff-new-order'

export const staffFollowUpMail: MailTemplate<StaffDueFacts> = {
  subject: ({ orderNumber }) => `A question: order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail facts={facts} preview="It waits for an answer." heading="A patient asked something">
      <MailText>They have watched their video and ask you something about it.</MailText>
      <MailFact label="Answer by">{formatInstant(facts.dueAt, facts.timeZone, facts.locale)}</MailFact>
    </StaffOrderMail>
  ),
}
