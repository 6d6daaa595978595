import { StatusAddressForm } from '@/components/order/status-address-form'
import { Notice } from '@/components/ui/notice'
import type { PatientOrder } from '@/lib/orders/order-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { changeAddress } from '../actions'

/** The address we write to, and a way to correct it while that is still possible. */
export function WhereWeWrite({ order, isSaved }: { order: PatientOrder; isSaved: boolean }) {
  const words = messagesFor(order.locale).account.status.address
  return (
    <section aria-labelledby="address" className="grid gap-3">
      <h2 id="address" className="text-2xl">
        {words.heading}
      </h2>
      <p className="wrap-anywhere font-semibold">{order.email}</p>
      {isSaved && (
        <Notice tone="success" isLive>
          {words.saved}
        </Notice>
      )}
      {order.mayCorrectAddress && (
        <StatusAddressForm
          action={changeAddress.bind(null, order.id)}
          words={{ change: words.change, label: words.label, hint: words.hint, save: words.save }}
        />
      )}
    </section>
  )
}
