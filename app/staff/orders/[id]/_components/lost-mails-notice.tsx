import Link from 'next/link'
import { PhoneText } from '@/components/staff/phone-text'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { OrderFacts } from '@/lib/staff/order-facts'

type Props = { facts: Pick<OrderFacts, 'id' | 'lostMails' | 'phone' | 'hasNoPhone'>; timeZone: string }

/** Which mails the patient never got, and how else to reach them. */
export function LostMailsNotice({ facts, timeZone }: Props) {
  const { id, lostMails } = facts
  if (lostMails.length === 0) return null
  return (
    <Notice
      tone="soon"
      title={
        lostMails.length === 1
          ? 'A mail to the patient did not arrive'
          : `${lostMails.length} mails to the patient did not arrive`
      }
    >
      <ul>
        {lostMails.map(({ id: mailId, name, at }) => (
          <li key={mailId}>
            “{name}”, <LocalTime date={at} timeZone={timeZone} isBare />
          </li>
        ))}
      </ul>
      <p>
        Phone: <PhoneText {...facts} />. Say what the mail was about, then{' '}
        <Link href={`/staff/orders/${id}/address`} prefetch={false}>
          mend the address
        </Link>
        .
      </p>
    </Notice>
  )
}
