import { formatMoney } from '@/lib/shared/money'
import type { StoredSession } from './emulator-state'
import { escapeHtml, renderPage } from './page-layout'
import type { PaymentOutcome } from './pay-session'

const CLOSED = {
  complete: {
    title: 'This payment is already done',
    text: 'You have already paid. There is nothing more to do here.',
  },
  expired: {
    title: 'This payment page has expired',
    text: 'It can no longer be used to pay. Nothing was charged.',
  },
} as const

/** The hosted page where a customer pays; its buttons choose how the payment ends. */
export function renderCheckoutPage(stored: StoredSession, { declined }: { declined: boolean }) {
  const { session } = stored
  if (session.status !== 'open') return renderClosedPage(stored)
  const form = `<form method="post" class="card" aria-labelledby="pay-title">
<h2 id="pay-title">Payment details</h2>
${declined ? '<p class="alert" role="alert">Your card was declined. You were not charged. Try again or use another way to pay.</p>' : ''}
${renderFields(session.customer_email)}
${renderButtons(stored)}
</form>`
  return renderPage('Test checkout', `<main class="two">${renderSummary(stored)}${form}</main>`)
}

export function renderUnknownPage() {
  return renderPage(
    'Not found',
    '<main><div class="card"><h1>Not found</h1><p class="soft">There is nothing at this address.</p></div></main>',
  )
}

function renderClosedPage({ session }: StoredSession) {
  const { title, text } = session.status === 'complete' ? CLOSED.complete : CLOSED.expired
  const target = session.status === 'complete' ? successAddress(session) : session.cancel_url
  const link = target === null ? '' : `<p><a href="${escapeHtml(target)}">Go back to the shop</a></p>`
  return renderPage(
    title,
    `<main><div class="card"><h1>${title}</h1><p class="soft">${text}</p>${link}</div></main>`,
  )
}

/** Where a customer goes after paying, with the session's id filled in. */
export function successAddress({ success_url, id }: StoredSession['session']): string | null {
  return success_url?.replaceAll('{CHECKOUT_SESSION_ID}', id) ?? null
}

function renderSummary({ session, lineItems }: StoredSession): string {
  const rows = lineItems.map((item) => {
    const count = item.quantity === 1 ? '' : `${item.quantity} × `
    return `<dt>${count}${escapeHtml(item.description ?? '')}</dt><dd>${money(item.amount_total, item.currency)}</dd>`
  })
  const back = session.cancel_url
    ? `<p><a href="${escapeHtml(session.cancel_url)}">Cancel and go back</a></p>`
    : ''
  return `<section aria-labelledby="summary-title">
<h1 id="summary-title">Test checkout</h1>
<p class="amount">${money(session.amount_total, session.currency)}</p>
<dl>${rows.join('')}</dl>
${back}
</section>`
}

function renderFields(email: string | null): string {
  const known = email === null ? '' : ` value="${escapeHtml(email)}" readonly`
  return `<label>Email <input name="email" type="email" autocomplete="email" required${known}></label>
<label>Card number <input name="number" inputmode="numeric" value="4242 4242 4242 4242" autocomplete="off"></label>
<div class="pair">
<label>Expiry date <input name="expiry" value="12 / 34" autocomplete="off"></label>
<label>CVC <input name="cvc" inputmode="numeric" value="123" autocomplete="off"></label>
</div>
<label>Name on card <input name="name" value="Test Customer" autocomplete="off"></label>`
}

function renderButtons({ session }: StoredSession): string {
  const types = session.payment_method_types
  const note = session.custom_text.submit
  const total = money(session.amount_total, session.currency)
  return `${types.includes('card') ? button('pay', `Pay ${total}`, 'main') : ''}
${note ? `<p class="soft">${escapeHtml(note.message)}</p>` : ''}
<fieldset>
<legend>Or try another ending</legend>
${types.includes('card') ? button('decline', 'Card declined') : ''}
${types.includes('us_bank_account') ? button('debit_succeeds', 'Bank debit that succeeds later') : ''}
${types.includes('us_bank_account') ? button('debit_fails', 'Bank debit that fails later') : ''}
</fieldset>`
}

function button(outcome: PaymentOutcome, label: string, className = ''): string {
  return `<button name="outcome" value="${outcome}" class="${className}">${label}</button>`
}

function money(amountMinor: number | null, currency: string | null): string {
  return escapeHtml(formatMoney({ amountMinor: amountMinor ?? 0, currency: currency ?? 'usd' }))
}
