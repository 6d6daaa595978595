import type { UrgentActions } from '@/components/staff/urgent-panel'
import { close, logCall, raise } from './actions'

/** The urgent panel's actions for one order; they come back to `returnTo`. */
export function urgentActions(orderId: string, returnTo: string): UrgentActions {
  const target = { orderId, returnTo }
  return {
    raise: raise.bind(null, target),
    logCall: logCall.bind(null, target),
    close: close.bind(null, target),
  }
}
