import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { POST } from '@/app/api/webhooks/stripe/route'
import { startStripeEmulator } from '@/scripts/emulators/stripe/stripe-emulator'

/**
 * The Stripe emulator with our webhook route behind a real socket, for a test file that talks to both through the
 * official SDK. Call before anything reads the environment, or give the port that it already names.
 */
export async function startStripeShop(stripePort = 0) {
  const webhook = createServer((request, response) => void forward(request, response))
  webhook.listen(0, '127.0.0.1')
  await once(webhook, 'listening')
  const address = webhook.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const emulator = await startStripeEmulator({
    port: stripePort,
    webhookUrl: `http://127.0.0.1:${port}/`,
    webhookSecret: process.env.STRIPE_WEBHOOK_SECRET ?? '',
    laterMs: 100,
  })
  if (stripePort === 0) process.env.STRIPE_API_BASE = emulator.url

  const control = async (path: string, body?: object): Promise<unknown> => {
    const init = { method: 'POST', body: JSON.stringify(body ?? {}) }
    const response = await fetch(`${emulator.url}/_emulator${path}`, path.startsWith('/state') ? {} : init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  return {
    url: emulator.url,
    /** What a browser posts when a button of the hosted page is pressed; gives where it is sent. */
    pay: async (pageUrl: string, outcome = 'pay') => {
      const body = new URLSearchParams({ outcome, name: 'Test Customer' })
      const response = await fetch(pageUrl, { method: 'POST', body, redirect: 'manual' })
      return response.headers.get('location')
    },
    control,
    setWebhooks: (webhooks: 'deliver' | 'pause' | 'drop') => control('/settings', { webhooks }),
    /** The account as the emulator holds it. */
    state: async () => (await control('/state')) as ShopState,
    close: async () => {
      await emulator.close()
      webhook.closeAllConnections()
      await new Promise((resolve) => webhook.close(resolve))
    },
  }
}

async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const headers = { 'stripe-signature': String(request.headers['stripe-signature']) }
  const answer = await POST(
    new Request('http://localhost/', { method: 'POST', body: Buffer.concat(chunks), headers }),
  )
  response.writeHead(answer.status).end(await answer.text())
}

type ShopState = {
  sessions: Record<
    string,
    { session: { id: string; status: string; url: string | null; client_reference_id: string } }
  >
  refunds: Record<
    string,
    { id: string; amount: number; payment_intent: string; metadata: Record<string, string> }
  >
  paymentIntents: Record<string, { id: string; metadata: Record<string, string> }>
  events: { id: string; type: string }[]
}
