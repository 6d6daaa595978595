import type { ReactNode } from 'react'
import type { StaffOrderMailFacts } from './mail-basics'
import { MailButton, MailLayout, MailQuietText } from './mail-layout'

type Props = { facts: StaffOrderMailFacts; preview: string; heading: string; children: ReactNode }

export const STAFF_FOOTER = 'You get this mail because you are on duty at Mediphany.'

/** A mail to staff about an order: what happened and one button to the work screen. */
export function StaffOrderMail({ facts, preview, heading, children }: Props) {
  return (
    <MailLayout facts={facts} preview={preview} heading={heading} footer={[STAFF_FOOTER]}>
      {children}
      <MailButton href={facts.workUrl}>Open the order</MailButton>
      <MailQuietText>Order {facts.orderNumber}</MailQuietText>
    </MailLayout>
  )
}
