import type Stripe from 'stripe'
import { formatMoney } from '@/lib/shared/money'
import { escapeHtml, renderPage } from './page-layout'

/** The page behind a charge's `receipt_url`. */
export function renderReceiptPage(charge: Stripe.Charge) {
  const { currency } = charge
  const rows = [
    ['Amount', formatMoney({ amountMinor: charge.amount, currency })],
    ['Status', STATUS_WORDS[charge.status] ?? charge.status],
    ['Date', new Date(charge.created * 1000).toUTCString()],
    ['Paid with', paidWith(charge)],
    ...(charge.description === null ? [] : [['For', charge.description]]),
    ...(charge.amount_refunded === 0
      ? []
      : [['Refunded', formatMoney({ amountMinor: charge.amount_refunded, currency })]]),
  ]
  const list = rows.map(
    ([term = '', text = '']) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`,
  )
  return renderPage(
    'Receipt',
    `<main><div class="card"><h1>Receipt</h1><dl>${list.join('')}</dl></div></main>`,
  )
}

const STATUS_WORDS: Record<string, string> = {
  succeeded: 'Paid',
  pending: 'On its way from your bank',
  failed: 'Not paid',
}

function paidWith({ payment_method_details: details }: Stripe.Charge): string {
  if (details?.type === 'us_bank_account')
    return `Bank account ending in ${details.us_bank_account?.last4 ?? ''}`
  return `Card ending in ${details?.card?.last4 ?? ''}`
}
