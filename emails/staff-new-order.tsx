import { formatInstant } from '@/lib/shared/format-time'
import type { MailTemplate, StaffOrderMailFacts } from './_components/mail-basics'
import { MailFact, MailText } from './_components/mail-layout'
import { StaffOrderMail } from './_components/staff-order-mail'

export type StaffDueFacts = StaffOrderMailFacts & { dueAt: Date }

export const staffNewOrderMail: MailTemplate<StaffDueFacts> = {
  subject: ({ orderNumber }) => `New order ${orderNumber}`,
  Body: (facts) => (
    <StaffOrderMail facts={facts} preview="It waits to be claimed." heading="A new order waits to be claimed">
      <MailText>It is paid and ready to be worked on.</MailText>
      <MailFact label="Due by">{formatInstant(facts.dueAt, facts.timeZone, facts.locale)}</MailFact>
    </StaffOrderMail>
  ),
}
