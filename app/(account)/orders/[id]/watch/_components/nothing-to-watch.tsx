import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../../../_components/narrow'

type Props = { orderId: string; why: 'NOT_DELIVERED' | 'WITHDRAWN' }

/** Says why there is no video to watch now, and what happens next. */
export function NothingToWatch({ orderId, why }: Props) {
  const words = messagesFor('en').account.watch
  const isWithdrawn = why === 'WITHDRAWN'
  return (
    <Narrow>
      <div className="grid gap-6">
        <PageHeading intro={isWithdrawn ? words.withdrawnText : words.notReadyText}>
          {isWithdrawn ? words.withdrawnTitle : words.notReadyTitle}
        </PageHeading>
        <p>
          <LinkButton href={`/orders/${orderId}`}>{words.back}</LinkButton>
        </p>
      </div>
    </Narrow>
  )
}
