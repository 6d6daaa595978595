import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'

/** A link that ended, was stopped or never was: all look the same. */
export default function ShareGone() {
  const words = messagesFor('en').share.gone
  return <PageHeading intro={words.text}>{words.heading}</PageHeading>
}
