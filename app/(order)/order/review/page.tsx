import { redirect } from 'next/navigation'
import { Notice } from '@/components/ui/notice'
import { currentPrice } from '@/lib/payments/price-queries'
import { listReportFiles } from '@/lib/reports/report-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { formatMoney } from '@/lib/shared/money'
import { ReopenForm } from '../_components/reopen-form'
import { ReviewForm } from '../_components/review-form'
import { ReviewSummary } from '../_components/review-summary'
import { StepFrame } from '../_components/step-frame'
import { currentDraft } from '../current-draft'
import { payAction, reopenAction } from './actions'

/** Step 5: everything once more, the consents, and the price. Also where an unfinished payment comes back to. */
export default async function ReviewPage({ searchParams }: { searchParams: Promise<{ canceled?: string }> }) {
  const { review } = messagesFor('en').order
  const { draft } = (await currentDraft()) ?? redirect('/order?gone=1')
  const [{ canceled }, price, files] = await Promise.all([
    searchParams,
    currentPrice(),
    listReportFiles(draft.orderId),
  ])
  if (!draft.isConfirmed) redirect('/order/you')
  return (
    <StepFrame
      step="review"
      heading={review.heading}
      {...(draft.isAwaitingPayment ? {} : { backHref: '/order/you' })}
      kept={{ until: draft.keptUntil, timeZone: draft.timeZone }}
    >
      {canceled && draft.isAwaitingPayment && (
        <Notice tone="info" isLive>
          {review.canceled}
        </Notice>
      )}
      <ReviewSummary draft={draft} files={files} mayChange={!draft.isAwaitingPayment} />
      {draft.isAwaitingPayment && <ReopenForm action={reopenAction} />}
      {price && <ReviewForm action={payAction} price={formatMoney(price)} />}
      {!price && <Notice tone="danger">{review.errors.PAYMENT_UNAVAILABLE}</Notice>}
    </StepFrame>
  )
}
