import { LinkButton } from '@/components/ui/button'
import { CallOut } from '@/components/ui/call-out'
import { messagesFor } from '@/lib/shared/messages/messages'

/** The invitation at the end of a page that informs. */
export function StartCallOut() {
  const { button, ...start } = messagesFor('en').site.start
  return (
    <CallOut id="start-title" {...start}>
      <LinkButton href="/order" size="lg" className="mt-6 w-full sm:w-auto">
        {button}
      </LinkButton>
    </CallOut>
  )
}
