import { createHash } from 'node:crypto'
import type { EmulatorContext } from 'emulate'
import Stripe from 'stripe'
import type { Backend } from './backend'
import type { Cause } from './emulated-event'
import type { EmulatorState } from './emulator-state'
import { expandObject } from './expand-object'
import { FormParams, type FormTree, parseForm } from './form-params'
import { StripeApiError } from './stripe-api-error'
import { stripeId } from './stripe-id'

export type App = EmulatorContext<EmulatorState>['app']
type RouteHandler = Parameters<App['get']>[1]
export type HttpContext = Parameters<RouteHandler>[0]

export type ApiCall = { params: FormParams; cause: Cause; pathParam(name: string): string }
export type ApiHandler = (call: ApiCall) => object

type Answer = { status: number; body: unknown; isReplay?: boolean }

/** Makes a handler a route of the API: request id, form decoding, idempotency, `expand`, errors in Stripe's form. */
export function apiRoute(backend: Backend, handler: ApiHandler, onChange: () => void): RouteHandler {
  return async (c) => {
    const text = c.req.method === 'GET' ? new URL(c.req.url).search.slice(1) : await c.req.text()
    const cause = { requestId: stripeId('req'), idempotencyKey: c.req.header('idempotency-key') ?? null }
    const answer = answerOrError(() => {
      const tree = parseForm(text)
      const run = () => runHandler(backend, handler, c, new FormParams(tree), cause)
      return c.req.method === 'POST' ? once(backend.state, c.req.path, tree, cause, run) : run()
    })
    onChange()
    return c.json(answer.body, answer.status, {
      'request-id': cause.requestId,
      'stripe-version': c.req.header('stripe-version') ?? Stripe.API_VERSION,
      // What is refused here stays refused: the SDK need not try again.
      ...(answer.status >= 400 && { 'stripe-should-retry': 'false' }),
      ...(cause.idempotencyKey !== null && { 'idempotency-key': cause.idempotencyKey }),
      ...(answer.isReplay && { 'idempotent-replayed': 'true' }),
    })
  }
}

function runHandler(
  backend: Backend,
  handler: ApiHandler,
  c: HttpContext,
  params: FormParams,
  cause: Cause,
): Answer {
  const result = handler({ params, cause, pathParam: (name) => c.req.param(name) })
  return { status: 200, body: expandObject(backend.state, result, params.texts('expand')) }
}

function answerOrError(run: () => Answer): Answer {
  try {
    return run()
  } catch (error) {
    if (error instanceof StripeApiError) return { status: error.status, body: error.toJSON() }
    throw error
  }
}

/**
 * Runs a POST once for each idempotency key. The same key with the same parameters gives the stored answer,
 * errors included; with others, or at another address, it is refused.
 */
function once(
  state: EmulatorState,
  path: string,
  tree: FormTree,
  { idempotencyKey }: Cause,
  run: () => Answer,
): Answer {
  if (idempotencyKey === null) return run()
  if (idempotencyKey.length > 255) {
    throw new StripeApiError(400, 'Idempotency keys can have at most 255 characters.', {
      type: 'idempotency_error',
    })
  }
  const stored = state.idempotentResults[idempotencyKey]
  const fingerprint = `${path} ${createHash('sha256').update(canonical(tree)).digest('hex')}`
  if (stored) {
    if (stored.fingerprint === fingerprint)
      return { status: stored.status, body: stored.body, isReplay: true }
    throw keyReused(idempotencyKey, path, stored.fingerprint)
  }
  const answer = answerOrStoredError(run)
  state.idempotentResults[idempotencyKey] = {
    fingerprint,
    status: answer.status,
    body: answer.body,
    at: Date.now(),
  }
  return answer
}

function answerOrStoredError(run: () => Answer): Answer {
  try {
    return run()
  } catch (error) {
    if (error instanceof StripeApiError && !error.isValidation)
      return { status: error.status, body: error.toJSON() }
    throw error
  }
}

function keyReused(key: string, path: string, fingerprint: string): StripeApiError {
  const samePath = fingerprint.startsWith(`${path} `)
  const rule = samePath
    ? 'can only be used with the same parameters they were first used with'
    : 'can only be used for the same endpoint they were first used for'
  return new StripeApiError(
    400,
    `Keys for idempotent requests ${rule}. Try using a key other than '${key}' if you meant to execute a different request.`,
    { type: 'idempotency_error' },
  )
}

function canonical(tree: FormTree): string {
  return JSON.stringify(
    Object.keys(tree)
      .sort()
      .map((key) => {
        const value = tree[key]
        return [key, typeof value === 'object' ? canonical(value) : value]
      }),
  )
}
