import type Stripe from 'stripe'
import { z } from 'zod'
import { createdParam, isWithin, newId } from './created'
import type { Desk } from './desk'
import { badRequest, noSuch } from './fault'
import { list, metadata, wholeNumber } from './form'

const MINUTES = 60
const HOURS = 60 * MINUTES

const url = z.url({ protocol: /^https?$/, error: 'Not a valid URL' })

/** POST /v1/checkout/sessions: the parameters that the shop may send. All others are refused, so that a missing one is noticed. */
export const createParams = z.strictObject({
  mode: z.literal('payment'),
  ui_mode: z.literal('hosted_page').default('hosted_page'),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  locale: z.string().default('auto'),
  billing_address_collection: z.enum(['auto', 'required']).default('auto'),
  client_reference_id: z.string().max(200).optional(),
  customer_email: z.string().optional(),
  line_items: list(
    z.strictObject({
      quantity: wholeNumber.pipe(z.int().min(1)),
      price_data: z.strictObject({
        currency: z.string().regex(/^[a-z]{3}$/, 'Invalid currency'),
        unit_amount: wholeNumber.pipe(z.int().min(0)),
        product_data: z.strictObject({ name: z.string().min(1).max(250), description: z.string().max(1500).optional() }),
      }),
    }),
  ).refine((items) => items.length >= 1 && items.length <= 100, 'between 1 and 100 items'),
  metadata,
  payment_intent_data: z.strictObject({ metadata }).optional(),
  expires_at: wholeNumber.optional(),
  success_url: url,
  cancel_url: url.optional(),
  expand: z.unknown().optional(),
})

type CreateParams = z.output<typeof createParams>

export const listParams = z.strictObject({
  payment_intent: z.string().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
  created: createdParam,
  limit: wholeNumber.pipe(z.int().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
  expand: z.unknown().optional(),
})

/**
 * Stripe accepts fewer email addresses than mail servers do: no dot at either end, no two dots in a row, and a top-level domain of letters.
 */
function isEmail(text: string): boolean {
  return text.length <= 512 && z.email().safeParse(text).success
}

/** Creates an open session and its line items. */
export function createSession(desk: Desk, params: CreateParams): Stripe.Checkout.Session {
  const now = desk.now()
  if (params.customer_email !== undefined && !isEmail(params.customer_email)) {
    throw badRequest(`Invalid email address: ${params.customer_email}`, 'customer_email', 'email_invalid')
  }
  const expiresAt = params.expires_at ?? now + 24 * HOURS
  if (expiresAt < now + 30 * MINUTES || expiresAt > now + 24 * HOURS) {
    throw badRequest('The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.', 'expires_at')
  }
  const [first] = params.line_items
  const currency = first?.price_data.currency ?? 'usd'
  if (params.line_items.some((item) => item.price_data.currency !== currency)) {
    throw badRequest('All line items must have the same currency.', 'line_items')
  }
  const total = params.line_items.reduce((sum, item) => sum + item.quantity * item.price_data.unit_amount, 0)
  if (total < 50)
    throw badRequest('The Checkout Session\u2019s total amount must convert to at least 50 cents.', 'line_items', 'amount_too_small')
  const id = newId('cs_test', 58)
  const session = toSession(desk, id, params, { currency, total, expiresAt })
  desk.store.lineItems.put(
    id,
    params.line_items.map((item) => toLineItem(item, now)),
  )
  desk.store.sessions.put(id, session)
  return session
}

/** Returns a session, closing it first if it has expired. */
export function getSession(desk: Desk, id: string): Stripe.Checkout.Session {
  const session = desk.store.sessions.get(id)
  if (!session) throw noSuch('checkout.session', id)
  return session.status === 'open' && session.expires_at <= desk.now() ? close(desk, session) : session
}

/** POST /v1/checkout/sessions/:id/expire */
export function expireSession(desk: Desk, id: string): Stripe.Checkout.Session {
  const session = getSession(desk, id)
  if (session.status !== 'open') {
    throw badRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  }
  return close(desk, session)
}

/** Closes every session that has expired. */
export function expireDue(desk: Desk): void {
  for (const session of desk.store.sessions.list()) if (session.status === 'open') getSession(desk, session.id)
}

export function listSessions(desk: Desk, params: z.output<typeof listParams>): Stripe.Checkout.Session[] {
  return desk.store.sessions
    .list()
    .filter((session) => !params.payment_intent || session.payment_intent === params.payment_intent)
    .filter((session) => !params.status || session.status === params.status)
    .filter(({ created }) => isWithin(created, params.created))
}

function close(desk: Desk, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  const closed: Stripe.Checkout.Session = { ...session, status: 'expired', url: null }
  desk.store.sessions.put(session.id, closed)
  desk.emit('checkout.session.expired', closed)
  return closed
}

function toLineItem({ quantity, price_data }: CreateParams['line_items'][number], created: number): Stripe.LineItem {
  const { currency, unit_amount, product_data } = price_data
  const amount = quantity * unit_amount
  const price = {
    id: newId('price'),
    object: 'price' as const,
    active: false,
    billing_scheme: 'per_unit',
    created,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId('prod', 14),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount,
  }
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: product_data.description ? `${product_data.name} (${product_data.description})` : product_data.name,
    metadata: {},
    price: { ...price, unit_amount_decimal: null },
    quantity,
  }
}

function toSession(
  desk: Desk,
  id: string,
  params: CreateParams,
  { currency, total, expiresAt }: { currency: string; total: number; expiresAt: number },
): Stripe.Checkout.Session {
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: desk.now(),
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: params.customer_email
      ? {
          address: null,
          business_name: null,
          email: params.customer_email,
          individual_name: null,
          name: null,
          phone: null,
          tax_exempt: 'none',
          tax_ids: null,
        }
      : null,
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    livemode: false,
    locale: params.locale,
    managed_payments: { enabled: false },
    metadata: params.metadata,
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card', 'us_bank_account'],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${desk.publicUrl}/c/pay/${id}`,
    wallet_options: null,
  }
}
