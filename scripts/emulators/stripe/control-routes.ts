import { z } from 'zod'
import type { App, HttpContext } from './api-call'
import type { Backend } from './backend'
import { closeDispute, openDispute } from './disputes'
import { emptyState } from './emulator-state'
import { failRefund } from './refunds'
import type { RequestLog } from './request-log'
import { noSuch, StripeApiError } from './stripe-api-error'
import { nowSeconds } from './stripe-id'
import type { WebhookSender } from './webhook-sender'

const settingsSchema = z.strictObject({
  webhooks: z.enum(['deliver', 'pause', 'drop']).optional(),
  laterMs: z.int().min(0).max(3_600_000).optional(),
})
const disputeSchema = z.strictObject({
  payment_intent: z.string(),
  amount: z.int().positive().optional(),
  reason: z.string().default('fraudulent'),
})
const closeSchema = z.strictObject({ status: z.enum(['won', 'lost']) })
const resendSchema = z.strictObject({ copies: z.int().min(1).max(200).default(1) })

type Parts = {
  backend: Backend
  webhooks: WebhookSender
  requests: RequestLog
  laterMs: number
  onChange(): void
}

/** Registers `/_emulator/…`: what a test or a developer does in the place of banks, time and networks. */
export function registerControls(app: App, parts: Parts): void {
  registerSwitches(app, parts)
  registerBank(app, parts)
  registerEvents(app, parts)
  registerRequests(app, parts)
}

function registerSwitches(app: App, { backend, webhooks, requests, laterMs, onChange }: Parts): void {
  const { state } = backend
  app.get('/_emulator/settings', (c) => c.json(state.settings))
  app.post('/_emulator/settings', async (c) => {
    const wanted = await readBody(c, settingsSchema)
    if (wanted.laterMs !== undefined) state.settings.laterMs = wanted.laterMs
    if (wanted.webhooks !== undefined) state.settings.webhooks = wanted.webhooks
    if (wanted.webhooks === 'drop') state.deliveries = []
    webhooks.poke()
    onChange()
    return c.json(state.settings)
  })
  app.get('/_emulator/state', (c) => c.json(state))
  app.post('/_emulator/reset', (c) => {
    Object.assign(state, emptyState(laterMs))
    requests.clear()
    onChange()
    return c.json({ reset: true })
  })
}

function registerBank(app: App, { backend, onChange }: Parts): void {
  app.post('/_emulator/disputes', async (c) => {
    const { payment_intent, amount, reason } = await readBody(c, disputeSchema)
    const dispute = openDispute(backend, { paymentIntent: payment_intent, amount: amount ?? null, reason })
    onChange()
    return c.json(dispute)
  })
  app.post('/_emulator/disputes/:id/close', async (c) => {
    const { status } = await readBody(c, closeSchema)
    const dispute = closeDispute(backend, c.req.param('id'), status)
    onChange()
    return c.json(dispute)
  })
  app.post('/_emulator/refunds/:id/fail', (c) => {
    const refund = backend.state.refunds[c.req.param('id')]
    if (!refund) throw noSuch('refund', c.req.param('id'))
    failRefund(backend, refund)
    onChange()
    return c.json(refund)
  })
  app.post('/_emulator/checkout/sessions/:id/elapse', (c) => {
    const stored = backend.state.sessions[c.req.param('id')]
    if (!stored) throw noSuch('checkout.session', c.req.param('id'))
    stored.session.expires_at = nowSeconds()
    onChange()
    return c.json(stored.session)
  })
}

function registerEvents(app: App, { backend, webhooks }: Parts): void {
  const { state } = backend
  app.get('/_emulator/deliveries', (c) =>
    c.json({ pending: state.deliveries, attempts: webhooks.attempts() }),
  )
  app.post('/_emulator/events/:id/resend', async (c) => {
    const { copies } = await readBody(c, resendSchema)
    const event = state.events.find((item) => item.id === c.req.param('id'))
    if (!event) throw noSuch('event', c.req.param('id'))
    const attempts = await Promise.all(Array.from({ length: copies }, () => webhooks.resend(event)))
    return c.json({ attempts })
  })
}

function registerRequests(app: App, { requests }: Parts): void {
  app.get('/_emulator/requests', (c) => c.json({ data: requests.list(c.req.query('contains')) }))
  app.delete('/_emulator/requests', (c) => {
    requests.clear()
    return c.json({ cleared: true })
  })
}

/** No body is an empty object, so that all-optional requests need none. */
async function readBody<Schema extends z.ZodType>(c: HttpContext, schema: Schema): Promise<z.output<Schema>> {
  const text = await c.req.text()
  const parsed = schema.safeParse(text === '' ? {} : parseJson(text))
  if (!parsed.success) throw new StripeApiError(400, z.prettifyError(parsed.error))
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StripeApiError(400, `The body is not JSON: ${String(error)}`)
  }
}
