import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ReportLive } from '@/components/order/report-live'
import { Notice } from '@/components/ui/notice'
import { currentPrice } from '@/lib/payments/price-queries'
import { listReportFiles } from '@/lib/reports/report-queries'
import { reportVersion } from '@/lib/reports/report-version'
import { listReportWarnings, otherNameOnReport } from '@/lib/reports/report-warnings'
import { messagesFor } from '@/lib/shared/messages/messages'
import { formatMoney } from '@/lib/shared/money'
import { ReopenForm } from '../_components/reopen-form'
import { ReportNotes } from '../_components/report-notes'
import { ReviewForm } from '../_components/review-form'
import { ReviewSummary } from '../_components/review-summary'
import { StepFrame } from '../_components/step-frame'
import { requireDraft } from '../current-draft'
import { payAction, reopenAction } from './actions'

/** Step 5: everything once more, the consents, and the price. Also where an unfinished payment comes back to. */
export default async function ReviewPage() {
  const { review } = messagesFor('en').order
  const { actor, draft } = await requireDraft('/order/review')
  // First: what changes after it was read is seen by the next question.
  const version = await reportVersion(actor, { orderId: draft.orderId })
  const [price, files, warnings, otherName] = await Promise.all([
    currentPrice(),
    listReportFiles(draft.orderId),
    listReportWarnings(draft.orderId),
    otherNameOnReport(draft.orderId, draft.firstName),
  ])
  if (!draft.isConfirmed) redirect('/order/you')
  return (
    <StepFrame
      step="review"
      heading={review.heading}
      {...(draft.isAwaitingPayment ? {} : { backHref: '/order/you' })}
      kept={{ until: draft.keptUntil, timeZone: draft.timeZone }}
    >
      {/* However one came back from the payment page: by its link, by the browser's own button, or in another tab. */}
      {draft.isAwaitingPayment &&
        (draft.isPaymentPending ? <Pending orderId={draft.orderId} /> : <NotPaidYet />)}
      <ReviewSummary draft={draft} files={files} otherName={otherName} mayChange={!draft.isAwaitingPayment} />
      {!draft.isAwaitingPayment && <ReportNotes files={files} warnings={warnings} />}
      {!draft.isPaymentPending && (
        <>
          {draft.isAwaitingPayment && <ReopenForm action={reopenAction} />}
          {price && <ReviewForm action={payAction} price={formatMoney(price)} />}
          {!price && <Notice tone="danger">{review.errors.PAYMENT_UNAVAILABLE}</Notice>}
        </>
      )}
      {!draft.isAwaitingPayment && <ReportLive orderId={draft.orderId} files={files} version={version} />}
    </StepFrame>
  )
}

function NotPaidYet() {
  const { review } = messagesFor('en').order
  return (
    <Notice title={review.notPaidTitle} isLive>
      {review.canceled}
    </Notice>
  )
}

function Pending({ orderId }: { orderId: string }) {
  const { review } = messagesFor('en').order
  return (
    <Notice tone="soon" title={review.pendingTitle} isLive>
      <p>{review.pending}</p>
      <p>
        <Link href={`/orders/${orderId}`} className="inline-flex min-h-[44px] items-center underline">
          {review.pendingLink}
        </Link>
      </p>
    </Notice>
  )
}
