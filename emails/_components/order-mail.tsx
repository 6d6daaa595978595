import type { ReactNode } from 'react'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { OrderMailFacts } from './mail-basics'
import { MailButton, MailLayout, MailQuietText } from './mail-layout'

type Props = {
  facts: OrderMailFacts
  preview: string
  heading: string
  button: string
  /** Where the button leads when it is not the order's page. */
  href?: string
  children: ReactNode
  /** What may stand below the button. */
  after?: ReactNode
}

/** A mail to a patient about their order: words, one button, the order's number, how to reach us. */
export function OrderMail({ facts, preview, heading, button, href, children, after }: Props) {
  const words = messagesFor(facts.locale).mail
  const footer = [words.footer({ email: facts.supportEmail, phone: facts.supportPhone }), words.privacy]
  return (
    <MailLayout facts={facts} preview={preview} heading={heading} footer={footer}>
      {children}
      <MailButton href={href ?? facts.orderUrl}>{button}</MailButton>
      {after && <MailQuietText>{after}</MailQuietText>}
      <MailQuietText>{words.orderNumber({ number: facts.orderNumber })}</MailQuietText>
    </MailLayout>
  )
}
