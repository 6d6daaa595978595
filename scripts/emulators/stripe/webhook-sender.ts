import { createHmac } from 'node:crypto'
import { type Alarm, createAlarm } from './alarm'
import type { EmulatedEvent } from './emulated-event'
import type { EmulatorState, PendingDelivery } from './emulator-state'

const TIMEOUT_MS = 10_000
const FIRST_RETRY_MS = 500
const MAX_RETRY_MS = 60_000
const GIVE_UP_MS = 3 * 24 * 3600 * 1000
const MAX_PARALLEL = 8
const MAX_LOG = 1000

/** `status` is the receiver's answer; without one, `error` says why. */
type DeliveryAttempt = {
  eventId: string
  type: string
  at: string
  status: number | null
  error: string | null
}

export type WebhookSender = {
  /** Takes a new event: delivered until a 2xx, or held or forgotten as `settings.webhooks` says. */
  enqueue(eventId: string): void
  /** Looks again at what is due, for instance after the settings changed. */
  poke(): void
  /** Sends one event now, whatever the settings say and however often it was sent before. */
  resend(event: EmulatedEvent): Promise<DeliveryAttempt>
  /** Ends when an event was tried once, or will not be for now. */
  firstAttempt(eventId: string): Promise<void>
  attempts(): readonly DeliveryAttempt[]
}

type Options = {
  state: EmulatorState
  url: string
  secret: string
  signal: AbortSignal
  onChange(): void
}

/** The `Stripe-Signature` header for a body. */
function signPayload(body: string, secret: string, timestampSeconds: number): string {
  const signature = createHmac('sha256', secret).update(`${timestampSeconds}.${body}`).digest('hex')
  return `t=${timestampSeconds},v1=${signature}`
}

/** Delivers events as Stripe does: in parallel and in no sure order, with back-off, for up to three days. */
export function createWebhookSender({ state, url, secret, signal, onChange }: Options): WebhookSender {
  const log: DeliveryAttempt[] = []
  const inFlight = new Set<string>()
  const waiting = new Map<string, () => void>()
  const alarm: Alarm = createAlarm(startDue, signal)
  signal.addEventListener('abort', () => stopWaiting(), { once: true })

  function stopWaiting(): void {
    for (const done of waiting.values()) done()
  }

  function startDue(): number | null {
    if (state.settings.webhooks !== 'deliver') return null
    let next: number | null = null
    for (const delivery of state.deliveries) {
      if (inFlight.has(delivery.eventId)) continue
      if (inFlight.size >= MAX_PARALLEL) return null // the end of an attempt pokes
      if (delivery.nextAttemptAt <= Date.now()) void attempt(delivery)
      else next = Math.min(next ?? delivery.nextAttemptAt, delivery.nextAttemptAt)
    }
    return next
  }

  async function attempt(delivery: PendingDelivery): Promise<void> {
    const event = state.events.find((item) => item.id === delivery.eventId)
    if (!event) return forget(delivery.eventId)
    inFlight.add(event.id)
    const result = await post(event)
    inFlight.delete(event.id)
    if (signal.aborted) return // cut short by our own end: the next start tries again
    delivery.attempts += 1
    delivery.nextAttemptAt =
      Date.now() + Math.min(FIRST_RETRY_MS * 2 ** (delivery.attempts - 1), MAX_RETRY_MS)
    if (isDelivered(result)) event.pending_webhooks = 0
    if (isDelivered(result) || event.created * 1000 < Date.now() - GIVE_UP_MS) forget(event.id)
    waiting.get(event.id)?.()
    onChange()
    alarm.poke()
  }

  function forget(eventId: string): void {
    state.deliveries = state.deliveries.filter((delivery) => delivery.eventId !== eventId)
  }

  async function post(event: EmulatedEvent): Promise<DeliveryAttempt> {
    const body = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2)
    const result: DeliveryAttempt = {
      eventId: event.id,
      type: event.type,
      at: new Date().toISOString(),
      status: null,
      error: null,
    }
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signPayload(body, secret, Math.floor(Date.now() / 1000)),
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      result.status = response.status
      await response.body?.cancel()
    } catch (error) {
      result.error = describe(error)
    }
    log.push(result)
    if (log.length > MAX_LOG) log.shift()
    return result
  }

  return {
    enqueue(eventId) {
      if (state.settings.webhooks === 'drop') return
      state.deliveries.push({ eventId, attempts: 0, nextAttemptAt: Date.now() })
      alarm.poke()
    },
    poke: () => alarm.poke(),
    async resend(event) {
      const result = await post(event)
      if (isDelivered(result)) {
        event.pending_webhooks = 0
        forget(event.id)
      }
      onChange()
      return result
    },
    firstAttempt(eventId) {
      const delivery = state.deliveries.find((item) => item.eventId === eventId)
      if (state.settings.webhooks !== 'deliver' || !delivery || delivery.attempts > 0)
        return Promise.resolve()
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(eventId)
          resolve()
        }
        const timer = setTimeout(done, TIMEOUT_MS)
        waiting.set(eventId, done)
      })
    },
    attempts: () => log,
  }
}

function isDelivered({ status }: DeliveryAttempt): boolean {
  return status !== null && status >= 200 && status < 300
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
