import { redirect } from 'next/navigation'
import { z } from 'zod'
import { HidePartsView } from '@/components/order/hide-parts-view'
import { PageHeading } from '@/components/ui/page-heading'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { getHidingPage } from '@/lib/reports/hidden-part-queries'
import { listReportFiles } from '@/lib/reports/report-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { hideParts } from '../actions'

/** One page of the report of an order that waits for its patient, to hide parts of it; for those who want to. */
export async function HideInfoParts({ order, pageId }: { order: PatientOrder; pageId: string }) {
  const { account, hideParts: words } = messagesFor(order.locale)
  const isId = z.uuid().safeParse(pageId).success
  const [page, files] = await Promise.all([
    isId ? getHidingPage(order.id, pageId) : null,
    listReportFiles(order.id),
  ])
  const returnTo = `/orders/${order.id}`
  if (!page) redirect(`${returnTo}?problem=NOT_READY#info`)
  if (page.boxes.length > 0) redirect(`${returnTo}?problem=TOO_LATE#info`)
  const of = files.find(({ id }) => id === page.fileId)?.pageCount ?? page.pageNumber
  return (
    <div className="grid gap-6">
      <PageHeading eyebrow={account.status.title({ number: order.number })} intro={words.intro}>
        {words.heading({ number: page.pageNumber, of })}
      </PageHeading>
      <HidePartsView
        orderId={order.id}
        page={page}
        isPaid
        action={hideParts.bind(null, order.id)}
        returnTo={`${returnTo}#info`}
      />
    </div>
  )
}
