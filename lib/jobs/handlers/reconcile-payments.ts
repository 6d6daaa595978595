import { reconcilePayments as reconcile } from '@/lib/payments/reconcile-payments'
import type { JobContext } from '../job-context'

/** Finds payments, refunds and events that the ordinary way has lost. */
export async function reconcilePayments(_payload: object, { now, signal }: JobContext): Promise<void> {
  await reconcile(now, signal)
}
