import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { OrderStatus } from '@/lib/orders/order-status'
import { pool } from '@/lib/platform/db'
import { createDelivery, createVideo } from '@/tests/factories/delivery'
import { createOrder, createProduct } from '@/tests/factories/order'
import { createPayment } from '@/tests/factories/payment'
import { createReportFile } from '@/tests/factories/report-file'

/** Writes past all code of ours, as a slip in a script would, and gives what the database said to it. */
async function answerTo(sql: string, ...values: unknown[]): Promise<string> {
  try {
    await pool().query(sql, values)
    return 'written'
  } catch (error) {
    return String(error)
  }
}

describe('the database itself refuses', () => {
  it.each<[rule: string, from: OrderStatus, change: string]>([
    ['invalid input value for enum', 'received', `status = 'lost'`],
    ['order_number_format', 'received', `number = 'MP-0000-OIL1'`],
    ['order_has_a_patient', 'draft', `status = 'awaiting_payment'`],
    ['order_has_a_patient', 'received', `"userId" = null`],
    ['order_has_its_price', 'received', `"amountMinor" = -1`],
    ['order_has_its_price', 'received', `"amountMinor" = null`],
    ['order_has_its_price', 'awaiting_payment', `"termsVersion" = null`],
    ['order_has_its_promise', 'awaiting_payment', `status = 'received'`],
    ['order_has_its_promise', 'delivered', `"dueAt" = null`],
    ['order_pauses_in_needs_info', 'received', `"pausedAt" = now()`],
    ['order_pauses_in_needs_info', 'needs_info', `"returnStatus" = null`],
    ['order_returns_to_work', 'needs_info', `"returnStatus" = 'delivered'`],
    ['order_work_is_claimed', 'received', `status = 'in_production'`],
    ['order_work_is_claimed', 'in_review', `"claimedById" = null`],
    ['order_delivered_at', 'in_review', `status = 'delivered', "closedAt" = now()`],
    ['order_closed_at', 'received', `status = 'canceled'`],
    ['order_for_whom', 'draft', `"orderedFor" = 'a stranger'`],
    ['order_tell_how', 'draft', `"tellHow" = 'slowly'`],
    ['order_place_format', 'draft', `place = 'New York'`],
    ['order_health_text_is_encrypted', 'draft', `questions = 'in clear'`],
    ['order_health_text_is_encrypted', 'draft', `"firstName" = 'Ada'`],
    ['typed_address_is_encrypted', 'draft', `"typedEmail" = 'ada@patient.example'`],
  ])('%s: an order that is %s with %s', async (rule, status, change) => {
    const { id } = await createOrder({ status })
    expect(await answerTo(`update "Order" set ${change} where id = $1`, id)).toContain(rule)
  })

  it('money that is less than nothing, or of no currency', async () => {
    const { price, product } = await createProduct()
    const order = await createOrder({ status: 'received' })
    const { id: paymentId } = await createPayment(order, { status: 'paid' })
    expect(await answerTo(`update "Price" set "amountMinor" = 0 where id = $1`, price.id)).toContain(
      'price_amount_is_money',
    )
    expect(await answerTo(`update "Price" set currency = 'USD' where id = $1`, price.id)).toContain(
      'price_amount_is_money',
    )
    expect(await answerTo(`update "Payment" set "amountMinor" = -1 where id = $1`, paymentId)).toContain(
      'payment_amount_is_money',
    )
    const entry = `insert into "PaymentEntry" (id, "paymentId", kind, "amountMinor", currency, "stripeObjectId", at)
      values ($1, $2, 'refund', $3, $4, 're_1', now())`
    expect(await answerTo(entry, randomUUID(), paymentId, -1, 'usd')).toContain('entry_amount_is_money')
    expect(await answerTo(entry, randomUUID(), paymentId, 1, '')).toContain('entry_amount_is_money')
    const refund = `insert into "RefundRequest" (id, "paymentId", "amountMinor", reason) values ($1, $2, 0, 'staff')`
    expect(await answerTo(refund, randomUUID(), paymentId)).toContain('refund_amount_is_money')
    const second = `insert into "Price" (id, "productId", "amountMinor", currency) values ($1, $2, 100, 'usd')`
    expect(await answerTo(second, randomUUID(), product.id)).toContain('one_current_price_per_product')
  })

  it('a second delivery, one of another order’s work, and one that was half withdrawn', async () => {
    const order = await createOrder({ status: 'delivered' })
    const { id, ...work } = await createDelivery(order.id)
    const deliver = `insert into "Delivery" (id, "videoId", "plainReportId", "deliveredById", "orderId")
      values ($1, $2, $3, $4, $5)`
    const values = [randomUUID(), work.videoId, work.plainReportId, work.deliveredById]
    expect(await answerTo(deliver, ...values, order.id)).toContain('one_live_delivery_per_order')
    const other = await createOrder({ status: 'delivered' })
    expect(await answerTo(deliver, ...values, other.id)).toMatch(
      /delivery_(video|plain_report)_of_same_order/,
    )
    expect(await answerTo(`update "Delivery" set "withdrawnAt" = now() where id = $1`, id)).toContain(
      'withdrawal_is_whole',
    )
  })

  it('files and videos that are not whole, and words in clear', async () => {
    const order = await createOrder({ status: 'in_production' })
    const file = await createReportFile(order.id)
    const inFile = (change: string) => [`update "ReportFile" set ${change} where id = $1`, file.id] as const
    expect(await answerTo(...inFile(`"fileName" = 'mri of Ada.pdf'`))).toContain('file_name_is_encrypted')
    expect(await answerTo(...inFile('sha256 = null'))).toContain('stored_file_has_its_hash')
    expect(await answerTo(...inFile('"byteCount" = -1'))).toContain('file_size_is_not_negative')
    expect(await answerTo(...inFile(`process = 'ready', "processedAt" = now()`))).toContain(
      'ready_file_has_pages',
    )
    const video = await createVideo(order.id)
    const inVideo = (change: string) => [`update "Video" set ${change} where id = $1`, video.id] as const
    expect(await answerTo(...inVideo('"storageKey" = null'))).toContain('ready_video_is_whole')
    expect(await answerTo(...inVideo(`state = 'processing'`))).toContain('approved_video_is_ready')
    expect(await answerTo(...inVideo('sha256 = null'))).toContain('ready_video_is_whole')
    expect(await answerTo(...inVideo('"durationMs" = null'))).toContain('ready_video_is_whole')
    const say = `insert into "OrderMessage" (id, "orderId", author, body) values ($1, $2, 'staff', 'in clear')`
    expect(await answerTo(say, randomUUID(), order.id)).toContain('message_is_encrypted')
  })
})
