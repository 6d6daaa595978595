import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CallOut } from '@/components/ui/call-out'
import { articleKey } from '@/lib/articles/article-queries'
import type { Article } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

/** A form, not a link: only its body says which article it is, for the address of an order never names a procedure. */
function OrderForm({ article, children }: { article: Article; children: ReactNode }) {
  return (
    <form method="post" action="/api/order-start" className="max-sm:w-full">
      <input type="hidden" name="article" value={articleKey(article)} />
      {children}
    </form>
  )
}

/** One line near the top: ordering is in reach before the first scroll. */
export function ShortOrderCallOut({ article }: { article: Article }) {
  const { order } = messagesFor('en').articles
  return (
    <aside
      aria-label={order.shortTitle}
      className="mt-6 flex max-w-measure flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5 print:hidden"
    >
      <p className="min-w-0 flex-1 basis-64">
        <strong className="block">{order.shortTitle}</strong>
        {order.shortText}
      </p>
      <OrderForm article={article}>
        <Button type="submit" className="w-full sm:w-auto">
          {order.button}
        </Button>
      </OrderForm>
    </aside>
  )
}

/** What we do for a reader who has a report, once the article is read. */
export function OrderCallOut({ article }: { article: Article }) {
  const { order } = messagesFor('en').articles
  return (
    <CallOut id="order-title" title={order.title} text={order.text} points={order.points}>
      <OrderForm article={article}>
        <Button type="submit" size="lg" className="mt-6 w-full sm:w-auto">
          {order.button}
        </Button>
      </OrderForm>
    </CallOut>
  )
}
