import type Stripe from 'stripe'
import type { LineItem } from './emulator-state'
import fixtures from './fixtures.json' with { type: 'json' }
import { nowSeconds, stripeId } from './stripe-id'

type NewLineItem = {
  name: string
  currency: string
  unitAmount: number
  quantity: number
  metadata: Record<string, string>
}

export type NewSession = Pick<
  Stripe.Checkout.Session,
  | 'adaptive_pricing'
  | 'allow_promotion_codes'
  | 'allowed_payment_method_types'
  | 'billing_address_collection'
  | 'cancel_url'
  | 'client_reference_id'
  | 'custom_text'
  | 'customer_creation'
  | 'customer_email'
  | 'expires_at'
  | 'integration_identifier'
  | 'locale'
  | 'metadata'
  | 'origin_context'
  | 'payment_method_types'
  | 'submit_type'
  | 'success_url'
>

/** The ad-hoc price and product that Stripe makes of `price_data` are not for sale again: `active` is false. */
export function buildLineItem({ name, currency, unitAmount, quantity, metadata }: NewLineItem): LineItem {
  const total = unitAmount * quantity
  return {
    ...fixtures.item,
    id: stripeId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_subtotal: total,
    amount_total: total,
    currency,
    description: name,
    metadata,
    price: {
      ...fixtures.price,
      id: stripeId('price'),
      object: 'price',
      active: false,
      created: nowSeconds(),
      currency,
      custom_unit_amount: null,
      product: stripeId('prod'),
      recurring: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: unitAmount,
      unit_amount_decimal: String(unitAmount),
    } satisfies LineItem['price'],
    quantity,
  } satisfies LineItem
}

export function buildSession(
  input: NewSession,
  lineItems: LineItem[],
  baseUrl: string,
): Stripe.Checkout.Session {
  const id = stripeId('cs_test')
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0)
  return {
    ...fixtures['checkout.session'],
    ...input,
    id,
    object: 'checkout.session',
    after_expiration: null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: nowSeconds(),
    currency: lineItems[0]?.currency ?? null,
    currency_conversion: null,
    customer_details: input.customer_email === null ? null : buildCustomerDetails(input.customer_email, null),
    discounts: [],
    invoice_creation: {
      enabled: false,
      invoice_data: {
        ...fixtures['checkout.session'].invoice_creation.invoice_data,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    managed_payments: null,
    mode: 'payment',
    // As in the real API, the payment intent comes with the first attempt to pay.
    payment_intent: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_status: 'unpaid',
    permissions: null,
    saved_payment_method_options: null,
    shipping_address_collection: null,
    shipping_cost: null,
    status: 'open',
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${baseUrl}/c/pay/${id}`,
    wallet_options: null,
  } satisfies Stripe.Checkout.Session
}

export function buildCustomerDetails(
  email: string,
  name: string | null,
): Stripe.Checkout.Session.CustomerDetails {
  return {
    ...fixtures['checkout.session'].customer_details,
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    tax_exempt: 'none',
    tax_ids: [],
  } satisfies Stripe.Checkout.Session.CustomerDetails
}
