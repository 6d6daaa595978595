import { LivePrice } from '@/components/order/live-price'
import { LinkButton } from '@/components/ui/button'
import { messagesFor } from '@/lib/shared/messages/messages'

/**
 * Keeps the order button within reach of a thumb on small screens. The last child of what scrolls; larger screens
 * have the button in their header.
 */
export function OrderBar() {
  const { hero, nav } = messagesFor('en').site
  return (
    <div className="sticky bottom-0 z-20 border-line border-t bg-surface px-5 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] sm:hidden print:hidden">
      <div className="flex items-center justify-between gap-4">
        <p className="text-sm leading-tight">
          <LivePrice fallback={hero.priceFallback} />
        </p>
        <LinkButton href="/order" className="shrink-0">
          {nav.order}
        </LinkButton>
      </div>
    </div>
  )
}
