import { Notice } from '@/components/ui/notice'
import type { HidingPage } from '@/lib/reports/hidden-part-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { HidePartsForm } from './hide-parts-form'

type ViewProps = {
  orderId: string
  page: HidingPage
  /** What is hidden of a paid order stays hidden. */
  isPaid: boolean
  action: (form: FormData) => Promise<void>
  returnTo: string
}

/** What hiding parts of a page does and does not do, and the page to do it on. */
export function HidePartsView({ orderId, page, isPaid, action, returnTo }: ViewProps) {
  const { hideParts: words } = messagesFor('en')
  return (
    <>
      <Notice title={words.helpTitle}>
        {[...words.help, isPaid ? words.isFinal : words.canUndo].map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Notice>
      <HidePartsForm orderId={orderId} page={page} action={action} returnTo={returnTo} />
    </>
  )
}
