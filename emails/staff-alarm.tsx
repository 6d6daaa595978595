import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailQuietText, MailText } from './_components/mail-layout'
import { STAFF_FOOTER } from './_components/staff-order-mail'

export type StaffAlarmFacts = MailBasics & { orderNumber: string | null; workUrl: string }

export const staffAlarmMail: MailTemplate<StaffAlarmFacts> = {
  subject: ({ orderNumber }) => (orderNumber ? `Please check order ${orderNumber}` : 'Please check Mediphany'),
  Body: ({ locale, orderNumber, workUrl }) => (
    <MailLayout
      locale={locale}
      preview="Something happened that a person should look at."
      heading="Please look at this"
      footer={[STAFF_FOOTER]}
    >
      <MailText>
        {orderNumber
          ? 'Something about this order is not as it should be, with its money or its files. What could be put right by itself was. Please check it.'
          : 'Something is not as it should be and does not belong to one order. Please check the queue.'}
      </MailText>
      <MailButton href={workUrl}>{orderNumber ? 'Open the order' : 'Open the queue'}</MailButton>
      {orderNumber && <MailQuietText>Order {orderNumber}</MailQuietText>}
    </MailLayout>
  ),
}
