import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'

/** A page that was opened half a day ago, or whose link ended, was stopped or never was: all look the same. */
export default function SharedOver() {
  const words = messagesFor('en').share.over
  return <PageHeading intro={words.text}>{words.heading}</PageHeading>
}
