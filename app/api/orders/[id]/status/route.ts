import { answerVersion } from '@/app/api/answer-version'
import { getOrderVersion } from '@/lib/orders/order-queries'

/** For an open status page. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerVersion(params, getOrderVersion)
}
