import { Details } from '@/components/ui/details'
import { LocalTime } from '@/components/ui/local-time'
import { STAFF_LABELS } from '@/lib/orders/order-status'
import { formatMoney } from '@/lib/shared/money'
import type { StaffMoney } from '@/lib/staff/money-queries'
import type { FormAction } from './form-action'
import { CancelForm, CannotBeExplainedForm, RefundForm } from './money-forms'

export type MoneyActions = { refund: FormAction; cannotBeExplained: FormAction; cancel: FormAction }

type MoneyPanelProps = { money: StaffMoney; timeZone: string; actions: MoneyActions }

/** What was paid and given back, giving money back, and ending an order. */
export function MoneyPanel({ money: staffMoney, timeZone, actions }: MoneyPanelProps) {
  const { money, refundable, cannotBeExplained, status } = staffMoney
  return (
    <section id="money" aria-labelledby="money-heading" className="grid gap-4">
      <h2 id="money-heading" className="text-lg">
        Money
      </h2>
      <ul className="grid gap-1 text-sm">
        {money.charges.map((charge) => (
          <li key={`charge-${charge.at.toISOString()}`}>
            Paid {formatMoney(charge.amount)}, <LocalTime date={charge.at} timeZone={timeZone} isBare />
          </li>
        ))}
        {money.refunds.map((refund) => (
          <li key={`refund-${refund.at.toISOString()}`}>
            Given back {formatMoney(refund.amount)}, <LocalTime date={refund.at} timeZone={timeZone} isBare />
          </li>
        ))}
        {money.refunding && <li>On its way back: {formatMoney(money.refunding)}</li>}
        {money.refundFailed && (
          <li className="font-semibold text-danger">
            A refund failed: {formatMoney(money.refundFailed)} did not go back. Give it back again, or another
            way.
          </li>
        )}
        {money.isPending && <li>A bank is still working on a payment.</li>}
        {money.charges.length === 0 && !money.isPending && <li>Nothing was paid yet.</li>}
      </ul>
      {refundable ? (
        <Details summary="Give money back">
          <RefundForm action={actions.refund} refundableText={formatMoney(refundable)} />
        </Details>
      ) : (
        <p className="text-ink-soft text-sm">There is nothing left to give back.</p>
      )}
      {cannotBeExplained === 'open' && (
        <Details summary="This report cannot be explained">
          <CannotBeExplainedForm action={actions.cannotBeExplained} statusText={STAFF_LABELS[status]} />
        </Details>
      )}
      {cannotBeExplained === 'unclaimed' && (
        <p className="text-ink-soft text-sm">
          Nobody has read this report yet. Claim the order first; then it can be ended as one that cannot be
          explained.
        </p>
      )}
      {cannotBeExplained !== 'over' && (
        <Details summary="Cancel this order">
          <CancelForm action={actions.cancel} statusText={STAFF_LABELS[status]} />
        </Details>
      )}
    </section>
  )
}
