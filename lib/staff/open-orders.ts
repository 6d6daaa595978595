import { OPEN_STATUSES } from '@/lib/orders/order-status'
import { Prisma } from '@/lib/platform/db'

/**
 * The condition of the partial index `order_queue`, for a query that names "Order" `o`. Written as constants: with
 * bound parameters PostgreSQL cannot prove that the index holds every row asked for, and would read all history.
 */
export const IS_OPEN = Prisma.raw(`o.status IN (${OPEN_STATUSES.map((status) => `'${status}'`).join(', ')})`)
