import { formatInstant } from '@/lib/shared/format-time'
import type { MailTemplate } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'
import type { StaffDueFacts } from './staff-new-order'

export const staffDue6hMail: MailTemplate<StaffDueFacts> = {
  subject: ({ orderNumber }) => `6 hours left: order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail facts={facts} preview="It is not delivered yet." heading="Less than 6 hours are left">
      <MailText>This order is not delivered yet.</MailText>
      <MailFact label="Due by">{formatInstant(facts.dueAt, facts.timeZone, facts.locale)}</MailFact>
    </StaffOrderMail>
  ),
}
