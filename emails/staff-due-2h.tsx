import { formatInstant } from '@/lib/shared/format-time'
import type { MailTemplate } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'
import type { StaffDueFacts } from './staff-new-order'

export const staffDue2hMail: MailTemplate<StaffDueFacts> = {
  subject: ({ orderNumber }) => `2 hours left: order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail facts={facts} preview="It will be late soon." heading="Less than 2 hours are left">
      <MailText>
        This order is not delivered yet. When it is late, the patient gets all the money back.
      </MailText>
      <MailFact label="Due by">{formatInstant(facts.dueAt, facts.timeZone, facts.locale)}</MailFact>
    </StaffOrderMail>
  ),
}
