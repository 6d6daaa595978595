import { once } from 'node:events'
import { createServer } from 'node:http'
import Stripe from 'stripe'
import { afterAll, beforeEach, vi } from 'vitest'
import { startStripeEmulator } from './stripe-emulator'

export const SECRET_KEY = 'sk_test_emulator'
const WEBHOOK_SECRET = 'whsec_emulator'

export type Receiver = {
  url: string
  /** Verified by the SDK; a bad signature is answered with 400 and not kept. */
  events: Stripe.Event[]
  /** What the next requests are answered with; 200 once it is empty. */
  answers: number[]
  waitFor(type: Stripe.Event['type'], count?: number): Promise<Stripe.Event>
  close(): Promise<void>
}

/** An endpoint as the app's: it checks the signature of what arrives and remembers it. */
export async function startReceiver(): Promise<Receiver> {
  const events: Stripe.Event[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const event = readEvent(Buffer.concat(chunks), String(request.headers['stripe-signature']))
      const status = event ? (answers.shift() ?? 200) : 400
      if (event && status === 200) events.push(event)
      response.writeHead(status).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/api/webhooks/stripe`,
    events,
    answers,
    async waitFor(type, count = 1) {
      return vi.waitFor(
        () => {
          const found = events.filter((event) => event.type === type)[count - 1]
          if (!found) throw new Error(`no ${type} among ${events.map((event) => event.type).join(', ')}`)
          return found
        },
        { timeout: 8000, interval: 20 },
      )
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function readEvent(body: Buffer, signature: string): Stripe.Event | null {
  try {
    return Stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET)
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null
    throw error
  }
}

export type TestEmulator = Awaited<ReturnType<typeof startTestEmulator>>

/** The emulator on a free port with the official SDK pointed at it. */
export async function startTestEmulator(options: { webhookUrl: string; stateFile?: string; port?: number }) {
  const emulator = await startStripeEmulator({
    port: options.port ?? 0,
    webhookUrl: options.webhookUrl,
    webhookSecret: WEBHOOK_SECRET,
    secretKey: SECRET_KEY,
    laterMs: 50,
    stateFile: options.stateFile,
  })
  return {
    ...emulator,
    stripe: stripeAt(emulator.url, SECRET_KEY),
    /** What a browser posts when a button of the hosted page is pressed; the answer is not followed. */
    pay: (session: Stripe.Checkout.Session, outcome = 'pay') =>
      fetch(String(session.url), {
        method: 'POST',
        body: new URLSearchParams({ outcome, name: 'Test Customer' }),
        redirect: 'manual',
      }),
    control: async (path: string, body?: object): Promise<unknown> => {
      const init = body && { method: 'POST', body: JSON.stringify(body) }
      const response = await fetch(`${emulator.url}/_emulator${path}`, init)
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response.json()
    },
  }
}

/** The emulator and its receiver for one test file: empty before each test, closed after the last. */
export async function emulatorForFile() {
  const receiver = await startReceiver()
  const emulator = await startTestEmulator({ webhookUrl: receiver.url })
  const { stripe } = emulator
  beforeEach(async () => {
    await emulator.control('/reset', {})
    receiver.events.length = 0
  })
  afterAll(async () => {
    await emulator.close()
    await receiver.close()
  })
  const paidSession = async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    await emulator.pay(session)
    return stripe.checkout.sessions.retrieve(session.id)
  }
  return { receiver, emulator, stripe, paidSession }
}

export const intentId = (session: Stripe.Checkout.Session) => String(session.payment_intent)

export function stripeAt(url: string, key: string): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
}

export function sessionParams(
  overrides: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: 15_900, product_data: { name: 'Order MP-7K3F-9QXD' } },
      },
    ],
    client_reference_id: 'order-1',
    customer_email: 'pat@example.com',
    metadata: { orderId: 'order-1' },
    payment_intent_data: { metadata: { orderId: 'order-1' }, description: 'Order MP-7K3F-9QXD' },
    success_url: 'http://localhost:3000/order/return?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/order/review',
    ...overrides,
  }
}
