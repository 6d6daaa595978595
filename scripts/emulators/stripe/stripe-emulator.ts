import { createEmulator, defineEmulator } from 'emulate'
import { createAlarm } from './alarm'
import type { App } from './api-call'
import { assertApiKey } from './api-key'
import { registerApi } from './api-routes'
import { type Backend, createBackend } from './backend'
import { registerControls } from './control-routes'
import type { EmulatorState } from './emulator-state'
import { expireOverdueSessions } from './expire-session'
import { registerPages } from './page-routes'
import { settlePayment } from './pay-session'
import { settleRefund } from './refunds'
import { createRequestLog, type RequestLog } from './request-log'
import { createStateSaver, loadState } from './state-file'
import { StripeApiError } from './stripe-api-error'
import { createWebhookSender } from './webhook-sender'

type StripeEmulatorOptions = {
  /** 0 takes any free port. */
  port: number
  /** Where the account is kept between starts; without it, it lives in memory. */
  stateFile?: string | undefined
  webhookUrl: string
  webhookSecret: string
  /** The one key accepted; without it, any `sk_test_…`. */
  secretKey?: string | undefined
  /** How long 'later' payments and refunds take, in milliseconds. */
  laterMs?: number | undefined
}

type StripeEmulator = { url: string; close(): Promise<void> }

const DEFAULT_LATER_MS = 3000

/** Starts a local stand-in for Stripe on 127.0.0.1; `close` waits until its state is on disk. */
export async function startStripeEmulator(options: StripeEmulatorOptions): Promise<StripeEmulator> {
  const { port } = options
  const initial = await loadState(options.stateFile, options.laterMs ?? DEFAULT_LATER_MS)
  const emulator = await createEmulator({
    service: stripeService(options, initial),
    port,
    ...(port > 0 && { baseUrl: `http://localhost:${port}` }),
  })
  return { url: emulator.url, close: () => emulator.close() }
}

function stripeService(options: StripeEmulatorOptions, initial: EmulatorState) {
  return defineEmulator<EmulatorState>({
    name: 'stripe',
    cors: false,
    state: () => initial,
    setup({ app, state, baseUrl, signal, onDispose }) {
      const saver = createStateSaver(options.stateFile, state)
      const save = () => saver.schedule()
      const requests = createRequestLog()
      const deadlines = createAlarm(() => runDeadlines(backend, save), signal)
      const webhooks = createWebhookSender({
        state,
        url: options.webhookUrl,
        secret: options.webhookSecret,
        signal,
        onChange: save,
      })
      const backend = createBackend(state, baseUrl, (eventId) => webhooks.enqueue(eventId))
      const onChange = () => {
        save()
        deadlines.poke()
      }

      registerGate(app, requests, options.secretKey)
      registerApi(app, backend, onChange)
      registerPages(app, backend, webhooks, onChange)
      registerControls(app, {
        backend,
        webhooks,
        requests,
        laterMs: options.laterMs ?? DEFAULT_LATER_MS,
        onChange,
      })

      deadlines.poke()
      webhooks.poke()
      onDispose(() => saver.flush())
    },
  })
}

/** What holds for every request: the log, the key, and errors in Stripe's words. */
function registerGate(app: App, requests: RequestLog, secretKey: string | undefined): void {
  app.use('*', async (c, next) => {
    const isOwn = c.req.path.startsWith('/_emulator')
    if (!isOwn) {
      const { authorization: _secret, ...headers } = c.req.header()
      const { pathname, search } = new URL(c.req.url)
      const body = await c.req.raw.clone().text()
      requests.add({
        at: new Date().toISOString(),
        method: c.req.method,
        path: pathname + search,
        headers,
        body,
      })
    }
    if (c.req.path.startsWith('/v1/')) assertApiKey(c.req.header('authorization'), secretKey)
    await next()
  })
  app.onError((error, c) => {
    if (error instanceof StripeApiError) return c.json(error.toJSON(), error.status)
    return c.json(new StripeApiError(500, 'The emulator failed.', { type: 'api_error' }).toJSON(), 500)
  })
  app.notFound((c) => {
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}). Please see https://stripe.com/docs.`
    return c.json(new StripeApiError(404, message).toJSON(), 404)
  })
}

/** Does what is due by now; returns when (ms) the next thing is, or null. */
function runDeadlines(backend: Backend, save: () => void): number | null {
  const { state } = backend
  const eventsBefore = state.events.length
  const due = state.deadlines.filter(({ at }) => at <= Date.now())
  state.deadlines = state.deadlines.filter((deadline) => !due.includes(deadline))
  for (const deadline of due) {
    if (deadline.kind === 'settle_payment') settlePayment(backend, deadline.sessionId, deadline.succeeds)
    else settleRefund(backend, deadline.refundId)
  }
  const expiry = expireOverdueSessions(backend)
  if (due.length > 0 || state.events.length > eventsBefore) save()
  const times = state.deadlines.map(({ at }) => at)
  if (expiry !== null) times.push(expiry)
  return times.length ? Math.min(...times) : null
}
