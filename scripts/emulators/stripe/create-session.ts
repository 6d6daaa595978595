import type Stripe from 'stripe'
import type { Backend } from './backend'
import { buildLineItem, buildSession, type NewSession } from './checkout-objects'
import type { LineItem, PaymentIntentData } from './emulator-state'
import type { FormParams } from './form-params'
import { invalidParam, missingParam } from './stripe-api-error'
import { nowSeconds } from './stripe-id'

const MINUTE = 60
const MIN_AGE_SECONDS = 30 * MINUTE
const MAX_AGE_SECONDS = 24 * 60 * MINUTE
const MIN_AMOUNT = 50
const METHOD_TYPES = ['card', 'us_bank_account'] as const

const KNOWN_PARAMS = [
  'adaptive_pricing',
  'allow_promotion_codes',
  'allowed_payment_method_types',
  'billing_address_collection',
  'cancel_url',
  'client_reference_id',
  'custom_text',
  'customer_creation',
  'customer_email',
  'excluded_payment_method_types',
  'expand',
  'expires_at',
  'integration_identifier',
  'line_items',
  'locale',
  'metadata',
  'mode',
  'origin_context',
  'payment_intent_data',
  'submit_type',
  'success_url',
  'ui_mode',
]

/** `POST /v1/checkout/sessions` for one-time payments on the hosted page. */
export function createSession(backend: Backend, params: FormParams): Stripe.Checkout.Session {
  params.allowOnly(KNOWN_PARAMS)
  params.requiredText('mode')
  params.oneOf('mode', ['payment'])
  params.oneOf('ui_mode', ['hosted_page'])
  const input = readSession(params)
  const lineItems = readLineItems(params)
  const paymentIntentData = readPaymentIntentData(params)

  const session = buildSession(input, lineItems, backend.baseUrl)
  backend.state.sessions[session.id] = { session, lineItems, paymentIntentData }
  return session
}

function readSession(params: FormParams): NewSession {
  const successUrl = params.url('success_url')
  if (successUrl === undefined) throw missingParam('success_url')
  return {
    adaptive_pricing: { enabled: params.group('adaptive_pricing')?.flag('enabled') ?? false },
    allow_promotion_codes: params.flag('allow_promotion_codes') ?? null,
    allowed_payment_method_types: params.group('allowed_payment_method_types')
      ? params.texts('allowed_payment_method_types')
      : null,
    billing_address_collection: params.oneOf('billing_address_collection', ['auto', 'required']) ?? null,
    cancel_url: params.url('cancel_url') ?? null,
    client_reference_id: params.text('client_reference_id', 200) ?? null,
    custom_text: readCustomText(params),
    customer_creation: params.oneOf('customer_creation', ['if_required']) ?? 'if_required',
    customer_email: params.email('customer_email') ?? null,
    expires_at: readExpiry(params),
    integration_identifier: params.text('integration_identifier') ?? null,
    locale: params.text('locale') ?? null,
    metadata: params.metadata(),
    origin_context: params.oneOf('origin_context', ['mobile_app', 'web']) ?? null,
    payment_method_types: readMethodTypes(params),
    submit_type: params.oneOf('submit_type', ['auto', 'book', 'donate', 'pay']) ?? null,
    success_url: successUrl,
  }
}

function readExpiry(params: FormParams): number {
  const now = nowSeconds()
  const expiresAt = params.integer('expires_at') ?? now + MAX_AGE_SECONDS
  // The second of slack is for a caller that computed the limit just before the clock ticked.
  if (expiresAt < now + MIN_AGE_SECONDS - 1) {
    throw invalidParam(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    )
  }
  if (expiresAt > now + MAX_AGE_SECONDS + 1) {
    throw invalidParam(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    )
  }
  return expiresAt
}

/** Which of the emulated ways to pay the session offers; the shop may narrow them, never add to them. */
function readMethodTypes(params: FormParams): string[] {
  const allowed = params.texts('allowed_payment_method_types')
  const excluded = params.texts('excluded_payment_method_types')
  const offered = METHOD_TYPES.filter(
    (type) => (allowed.length === 0 || allowed.includes(type)) && !excluded.includes(type),
  )
  if (offered.length > 0) return offered
  throw invalidParam(
    `No payment method is left: this emulator has ${METHOD_TYPES.join(' and ')}.`,
    'allowed_payment_method_types',
  )
}

function readCustomText(params: FormParams): Stripe.Checkout.Session.CustomText {
  const texts = params.group('custom_text')
  texts?.allowOnly(['after_submit', 'submit'])
  const read = (key: string) => {
    const message = texts?.group(key)?.text('message', 1200)
    return message === undefined ? null : { message }
  }
  return {
    after_submit: read('after_submit'),
    shipping_address: null,
    submit: read('submit'),
    terms_of_service_acceptance: null,
  }
}

function readLineItems(params: FormParams): LineItem[] {
  const items = params.groups('line_items').map(readLineItem)
  const currency = items[0]?.currency
  if (currency === undefined) throw missingParam('line_items')
  if (items.some((item) => item.currency !== currency)) {
    throw invalidParam('All line items must have the same currency.', 'line_items')
  }
  if (items.reduce((sum, item) => sum + item.amount_total, 0) < MIN_AMOUNT) {
    throw invalidParam(
      "The Checkout Session's total amount due must add up to at least $0.50.",
      'line_items',
      'amount_too_small',
    )
  }
  return items
}

function readLineItem(params: FormParams): LineItem {
  params.allowOnly(['metadata', 'price_data', 'quantity'])
  const price = params.group('price_data')
  if (!price) throw missingParam(params.nameOf('price_data'))
  price.allowOnly(['currency', 'product_data', 'tax_behavior', 'unit_amount'])
  const currency = price.requiredText('currency')
  if (!/^[a-z]{3}$/i.test(currency)) {
    throw invalidParam(`Invalid currency: ${currency}`, price.nameOf('currency'))
  }
  const product = price.group('product_data')
  if (!product) throw missingParam(price.nameOf('product_data'))
  return buildLineItem({
    name: product.requiredText('name'),
    currency: currency.toLowerCase(),
    unitAmount: price.requiredInteger('unit_amount'),
    quantity: params.requiredInteger('quantity', 1),
    metadata: params.metadata(),
  })
}

function readPaymentIntentData(params: FormParams): PaymentIntentData {
  const data = params.group('payment_intent_data')
  data?.allowOnly([
    'capture_method',
    'description',
    'metadata',
    'receipt_email',
    'setup_future_usage',
    'statement_descriptor',
    'statement_descriptor_suffix',
  ])
  data?.oneOf('capture_method', ['automatic', 'automatic_async'])
  return {
    metadata: data?.metadata() ?? {},
    description: data?.text('description', 1000) ?? null,
    receipt_email: data?.email('receipt_email') ?? null,
    setup_future_usage: data?.oneOf('setup_future_usage', ['on_session', 'off_session']) ?? null,
    statement_descriptor: data?.text('statement_descriptor', 22) ?? null,
    statement_descriptor_suffix: data?.text('statement_descriptor_suffix', 22) ?? null,
  }
}
