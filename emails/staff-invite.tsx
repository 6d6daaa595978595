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
  Body: ({ locale, link, isAdmin, expiresAt, timeZone, supportEmail }) => (
    <MailLayout
      locale={locale}
      preview="Accept the invitation and set up your second factor."
      heading="You are invited to work at Mediphany"
      footer={[`Questions? Write to ${supportEmail}.`]}
    >
      <MailText>
        An administrator invited you as {isAdmin ? 'an administrator' : 'a member of staff'}. You sign in with
        codes sent to this address, and with an authenticator app as your second factor. Have your phone at
        hand.
      </MailText>
      <MailButton href={link}>Accept the invitation</MailButton>
      <MailText>The invitation ends on {formatInstantWithZone(expiresAt, timeZone, locale)}.</MailText>
      <MailQuietText>Did you not expect this? Then ignore this mail, or tell us.</MailQuietText>
    </MailLayout>
  ),
}
