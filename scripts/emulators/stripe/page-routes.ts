import type { App, HttpContext } from './api-call'
import type { Backend } from './backend'
import { renderCheckoutPage, renderUnknownPage, successAddress } from './checkout-page'
import { FormParams, parseForm } from './form-params'
import { PAYMENT_OUTCOMES, paySession } from './pay-session'
import { renderReceiptPage } from './receipt-page'
import { StripeApiError } from './stripe-api-error'
import type { WebhookSender } from './webhook-sender'

/** Stripe's own number for a card that is always declined. */
const DECLINED_CARD = '4000000000000002'

/** Registers the pages that customers see. */
export function registerPages(
  app: App,
  backend: Backend,
  webhooks: WebhookSender,
  onChange: () => void,
): void {
  app.get('/c/pay/:id', (c) => {
    const stored = backend.state.sessions[c.req.param('id')]
    if (!stored) return page(c, renderUnknownPage(), 404)
    return page(c, renderCheckoutPage(stored, { declined: c.req.query('declined') !== undefined }))
  })

  app.post('/c/pay/:id', async (c) => {
    const stored = backend.state.sessions[c.req.param('id')]
    if (!stored) return page(c, renderUnknownPage(), 404)
    const own = `/c/pay/${stored.session.id}`
    if (stored.session.status === 'open') {
      const attempt = readAttempt(
        new FormParams(parseForm(await c.req.text())),
        stored.session.customer_email,
      )
      if (attempt instanceof StripeApiError) return c.text(attempt.message, 400)
      const completed = paySession(backend, stored, attempt)
      onChange()
      if (completed === null) return c.redirect(`${own}?declined=1`, 303)
      // The real page, too, gives the webhook a moment before it sends the customer back.
      await webhooks.firstAttempt(completed)
    }
    // The second click of a double click also ends at the shop.
    const done = stored.session.status === 'complete' ? successAddress(stored.session) : null
    return c.redirect(done ?? own, 303)
  })

  app.get('/receipts/:id', (c) => {
    const charge = backend.state.charges[c.req.param('id')]
    return charge ? page(c, renderReceiptPage(charge)) : page(c, renderUnknownPage(), 404)
  })
}

function readAttempt(form: FormParams, knownEmail: string | null) {
  try {
    const outcome = form.oneOf('outcome', PAYMENT_OUTCOMES) ?? 'pay'
    const email = knownEmail ?? form.email('email')
    if (email === undefined) return new StripeApiError(400, 'The email is missing.')
    const isDeclinedCard = form.text('number')?.replaceAll(' ', '') === DECLINED_CARD
    return {
      outcome: outcome === 'pay' && isDeclinedCard ? ('decline' as const) : outcome,
      email,
      name: form.text('name') ?? null,
    }
  } catch (error) {
    if (error instanceof StripeApiError) return error
    throw error
  }
}

function page(c: HttpContext, { html, headers }: ReturnType<typeof renderUnknownPage>, status = 200) {
  return c.html(html, status, headers)
}
