import type { MailBasics, MailTemplate } from './_components/mail-basics'
import { MailButton, MailLayout, MailQuietText, MailText } from './_components/mail-layout'
import { STAFF_FOOTER } from './_components/staff-order-mail'

export type StaffAlarmFacts = MailBasics & {
  /** What was found, as its code; words for those we know. */
  code: string | null
  orderNumber: string | null
  workUrl: string
}

const WORDS: Record<string, string> = {
  WRONG_MODE: 'A payment event came in test mode on the live site, or the reverse. It was ignored.',
  UNKNOWN_PAYMENT: 'Money moved for a payment that we do not know.',
  MISMATCH: 'A payment does not match its order: amount, currency or order are not what we asked for.',
  DUPLICATE_PAYMENT: 'This order was paid twice. The second payment goes back by itself.',
  ORDER_GONE: 'Money came for an order whose files were already deleted. It goes back by itself.',
  DEBIT_FAILED: 'A bank debit failed days after it was started.',
  REFUND_REFUSED: 'The payment provider refused a refund.',
  REFUND_FAILED: 'A refund did not arrive and came back.',
  REFUND_LATE: 'A refund has been on its way for too long.',
  DISPUTE_OPENED: 'A payment is disputed. Answer in the payment dashboard before its deadline.',
  FILE_CORRUPT:
    'A stored file of this order is damaged or lost, and cannot be opened. Restore it from a backup.',
  FILE_INFECTED:
    'The virus scanner found something in a file of this order. Nobody can open it. Ask for another copy.',
  FILE_GIVEN_UP: 'A file of this order could not be made ready. Ask the patient for another copy.',
  VIDEO_FAILED: 'A video that was sent in could not be made ready. Upload it again.',
  REVIEW_LATE: 'A video that its author released alone was not read by a colleague in time.',
  ERASURE_FAILED:
    'A patient asked us to delete their data, and it could not be done or proven. See “When something is wrong” in the handbook.',
  DISPUTE_LOST: 'A dispute was lost. The money went back.',
}

const OTHER = 'Something is not as it should be. What could be put right by itself was.'

export const staffAlarmMail: MailTemplate<StaffAlarmFacts> = {
  subject: ({ orderNumber }) =>
    orderNumber ? `Please check order ${orderNumber}` : 'Please check Mediphany',
  Body: (facts) => (
    <MailLayout
      facts={facts}
      preview="Something happened that a person should look at."
      heading="Please look at this"
      footer={[STAFF_FOOTER]}
    >
      <MailText>{(facts.code && WORDS[facts.code]) || OTHER}</MailText>
      <MailText>Please check it.</MailText>
      <MailButton href={facts.workUrl}>{facts.orderNumber ? 'Open the order' : 'Open the queue'}</MailButton>
      {facts.orderNumber && <MailQuietText>Order {facts.orderNumber}</MailQuietText>}
    </MailLayout>
  ),
}
