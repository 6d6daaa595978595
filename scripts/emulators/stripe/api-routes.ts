import type Stripe from 'stripe'
import { type ApiCall, type ApiHandler, type App, apiRoute } from './api-call'
import type { Backend } from './backend'
import { createSession } from './create-session'
import type { StoredSession } from './emulator-state'
import { expireSession } from './expire-session'
import { listPage } from './list-page'
import { createRefund } from './refunds'
import { noSuch } from './stripe-api-error'

const PAGING = ['created', 'ending_before', 'expand', 'limit', 'starting_after']

/** Registers the part of Stripe's API that a shop with one-time payments uses. */
export function registerApi(app: App, backend: Backend, onChange: () => void): void {
  const get = (path: string, handler: ApiHandler) => app.get(path, apiRoute(backend, handler, onChange))
  const post = (path: string, handler: ApiHandler) => app.post(path, apiRoute(backend, handler, onChange))
  const { state } = backend

  post('/v1/checkout/sessions', ({ params }) => createSession(backend, params))
  get('/v1/checkout/sessions', (call) => listSessions(backend, call))
  get('/v1/checkout/sessions/:id', (call) => sessionOf(backend, call).session)
  get('/v1/checkout/sessions/:id/line_items', (call) => listLineItems(backend, call))
  post('/v1/checkout/sessions/:id/expire', (call) => {
    call.params.allowOnly(['expand'])
    const { session } = sessionOf(backend, call)
    expireSession(backend, session, call.cause)
    return session
  })

  get('/v1/payment_intents', (call) => newest(state.paymentIntents, call, 'payment_intent', []))
  get('/v1/payment_intents/:id', (call) => one(state.paymentIntents, call, 'payment_intent'))
  get('/v1/charges', (call) => newest(state.charges, call, 'charge', ['payment_intent']))
  get('/v1/charges/:id', (call) => one(state.charges, call, 'charge'))
  post('/v1/refunds', ({ params, cause }) => createRefund(backend, params, cause))
  get('/v1/refunds', (call) => newest(state.refunds, call, 'refund', ['payment_intent', 'charge']))
  get('/v1/refunds/:id', (call) => one(state.refunds, call, 'refund'))
  get('/v1/disputes', (call) => newest(state.disputes, call, 'dispute', ['payment_intent', 'charge']))
  get('/v1/disputes/:id', (call) => one(state.disputes, call, 'dispute'))
  get('/v1/balance_transactions/:id', (call) => one(state.balanceTransactions, call, 'balance_transaction'))
  get('/v1/events', (call) => listEvents(backend, call))
  get('/v1/events/:id', (call) => {
    const id = call.pathParam('id')
    const event = state.events.find((item) => item.id === id)
    if (!event) throw noSuch('event', id)
    return event
  })
}

function one<Item>(items: Record<string, Item>, { pathParam }: ApiCall, noun: string): Item & object {
  const id = pathParam('id')
  const item = Object.hasOwn(items, id) ? items[id] : undefined
  if (typeof item !== 'object' || item === null) throw noSuch(noun, id)
  return item
}

type LinkedItem = { id: string; created: number; payment_intent?: unknown; charge?: unknown }

/** A list, newest first, filtered by the ids it can be filtered by. */
function newest<Item extends LinkedItem>(
  items: Record<string, Item>,
  { params }: ApiCall,
  noun: string,
  filters: Array<'payment_intent' | 'charge'>,
) {
  params.allowOnly([...PAGING, ...filters])
  const matching = Object.values(items)
    .reverse()
    .filter((item) => filters.every((key) => [undefined, item[key]].includes(params.text(key))))
  return listPage(matching, params, { url: `/v1/${noun}s`, noun })
}

function sessionOf(backend: Backend, call: ApiCall): StoredSession {
  return one(backend.state.sessions, call, 'checkout.session')
}

function listSessions(backend: Backend, { params }: ApiCall) {
  params.allowOnly([...PAGING, 'customer_details', 'payment_intent', 'status'])
  const intent = params.text('payment_intent')
  const status = params.oneOf('status', ['open', 'complete', 'expired'])
  const email = params.group('customer_details')?.text('email')
  const matches = (session: Stripe.Checkout.Session) =>
    (intent === undefined || session.payment_intent === intent) &&
    (status === undefined || session.status === status) &&
    (email === undefined || session.customer_details?.email === email)
  const sessions = Object.values(backend.state.sessions)
    .map(({ session }) => session)
    .reverse()
    .filter(matches)
  return listPage(sessions, params, { url: '/v1/checkout/sessions', noun: 'checkout.session' })
}

function listLineItems(backend: Backend, call: ApiCall) {
  const { session, lineItems } = sessionOf(backend, call)
  const url = `/v1/checkout/sessions/${session.id}/line_items`
  return listPage(lineItems, call.params, { url, noun: 'line item' })
}

function listEvents(backend: Backend, { params }: ApiCall) {
  params.allowOnly([...PAGING, 'delivery_success', 'type', 'types'])
  const type = params.text('type')
  const types = type === undefined ? params.texts('types') : [type]
  const delivered = params.flag('delivery_success')
  const events = backend.state.events
    .toReversed()
    .filter((event) => types.length === 0 || types.some((wanted) => matchesType(event.type, wanted)))
    .filter((event) => delivered === undefined || (event.pending_webhooks === 0) === delivered)
  return listPage(events, params, { url: '/v1/events', noun: 'event' })
}

/** `charge.*` stands for every type that begins with `charge.`. */
function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}
