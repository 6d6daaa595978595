import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { RETENTION_YEARS } from '@/lib/orders/retention'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../../../_components/narrow'

type Props = { orderId: string; why: 'NOT_DELIVERED' | 'WITHDRAWN' | 'ERASED' }

/** Says why there is no video to watch now, and what happens next. */
export function NothingToWatch({ orderId, why }: Props) {
  const words = messagesFor('en').account.watch
  const { title, text } = {
    NOT_DELIVERED: { title: words.notReadyTitle, text: words.notReadyText },
    WITHDRAWN: { title: words.withdrawnTitle, text: words.withdrawnText },
    ERASED: { title: words.erasedTitle, text: words.erasedText({ years: RETENTION_YEARS }) },
  }[why]
  return (
    <Narrow>
      <div className="grid gap-6">
        <PageHeading intro={text}>{title}</PageHeading>
        <p>
          <LinkButton href={`/orders/${orderId}`}>{words.back}</LinkButton>
        </p>
      </div>
    </Narrow>
  )
}
