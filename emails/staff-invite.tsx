import { formatInstantWithZone } from '@/lib/shared/format-time'
import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailQuietText, MailText } from './_components/mail-layout'

export type StaffInviteFacts = MailBasics & {
  link: string
  isAdmin: boolean
  expiresAt: Date
  timeZone: string
}

export const staffInviteMail: MailTemplate<StaffInviteFacts> = {
  subject: () => 'You are invited to work at Mediphany',
  Body: (facts) => (
    <MailLayout
      facts={facts}
      preview="Accept the invitation and set up your second factor."
      heading="You are invited to work at Mediphany"
      footer={[`Questions? Write to ${facts.supportEmail}.`]}
    >
      <MailText>
        An administrator invited you as {facts.isAdmin ? 'an administrator' : 'a member of staff'}. You sign
        in with codes sent to this address, and with an authenticator app as your second factor. Have your
        phone at hand.
      </MailText>
      <MailButton href={facts.link}>Accept the invitation</MailButton>
      <MailText>
        The invitation ends on {formatInstantWithZone(facts.expiresAt, facts.timeZone, facts.locale)}.
      </MailText>
      <MailQuietText>Did you not expect this? Then ignore this mail, or tell us.</MailQuietText>
    </MailLayout>
  ),
}
