import { settleRefundRequest } from '@/lib/payments/settle-refund-request'
import type { JobContext } from '../job-context'

/** Gives money back by the provider, once however often it runs. */
export async function executeRefundRequest(
  payload: { refundRequestId: string },
  { now }: JobContext,
): Promise<void> {
  const settled = await settleRefundRequest(payload.refundRequestId, now)
  if (!settled.ok) throw new Error(`refund request ${payload.refundRequestId}: ${settled.code}`)
}
