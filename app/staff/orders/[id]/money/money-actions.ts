import type { MoneyActions } from '@/components/staff/money-panel'
import { cancel, explainNot, refund } from './actions'

/** The money panel's actions for one order; they come back to `returnTo`. */
export function moneyActions(orderId: string, returnTo: string): MoneyActions {
  const target = { orderId, returnTo }
  return {
    refund: refund.bind(null, target),
    cannotBeExplained: explainNot.bind(null, target),
    cancel: cancel.bind(null, target),
  }
}
