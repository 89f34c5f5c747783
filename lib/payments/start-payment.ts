import { randomUUID } from 'node:crypto'
import { type CreditGone, dropCredit, reserveCreditAgain } from '../account-credit/use-credit'
import type { Actor } from '../actor'
import { ownPayment } from '../certificates/settlement/credit'
import { earlier, later, MINUTE, now } from '../clock'
import { env } from '../config/env'
import type { CouponRefusal } from '../coupons/check-coupon'
import { followOrder } from '../coupons/follow-order'
import { reserveAgain } from '../coupons/reserve-use'
import { db } from '../db/client'
import type { Order, OrderItem, PaymentSession } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { faultPoint } from '../fault-point'
import { taxIn } from '../languages/tax-text'
import { moneyIn, wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../languages/types'
import { log } from '../log'
import type { Money } from '../money'
import { isPayable, standsUntil } from '../orders/can-be-paid'
import { type AskedCredit, addCredit } from '../orders/placing/add-credit'
import { lockOrder, transition } from '../orders/transition'
import { alertStaff } from '../outbox/alerts/alert-staff'
import { ownOrders } from '../permissions'
import { err, ok, type Result } from '../result'
import { type CheckoutItem, openCheckout } from '../stripe/checkout'
import { type StripeTrouble, stripeTrouble } from '../stripe/trouble'
import { fulfil } from './accept-money'
import { checkChange } from './change/check'
import { closeOtherSessions } from './close-other-sessions'
import { closePages } from './close-pages'
import { moveSessions } from './move-session'
import { settlePayment } from './settle-payment'
import { writeSnapshot } from './unknown/snapshot'

/**
 * Returns the URL of the payment page for one of the actor's own orders, in their language. `credit`: the amount, in minor units, that the
 * signed-in owner of the order pays with their account credit. It must equal the amount offered (`offerCreditFor`).
 */
export async function payOrder(
  actor: Actor,
  id: string,
  language: Language = DEFAULT_LANGUAGE,
  { credit = 0 }: { credit?: number | undefined } = {},
): Promise<Result<{ url: string }, StartPaymentRefusal>> {
  const order = await db.order.findFirst({ where: { AND: [{ id }, ownOrders(actor, 'orders')] }, select: { id: true, userId: true } })
  if (!order) return err({ code: 'not-found' })
  const isOwn = actor.kind === 'client' && actor.userId === order.userId
  if (!credit || !isOwn) return startPayment(order.id, language)
  // Otherwise a page for the whole total could be paid as well.
  return (await closePages(order.id))
    ? startPayment(order.id, language, { payer: actor.userId, amount: credit })
    : err({ code: 'payment-unread' })
}

/**
 * - `paid-already`: the buyer has completed the given payment page; show its result - `offer-ended`: it would change a certificate, but
 *   that can no longer be changed or the offer is too old - `email-refused`: Stripe does not accept the email address - `payment-refused`:
 *   Stripe refuses to open a page for another reason, and a retry would not help; staff are alerted - `stripe-unreachable`: no page could
 *   be opened, and the buyer cannot have paid on an earlier one - `payment-unread`: the buyer may have paid on an earlier page, and Stripe
 *   could not be reached
 */
export type StartPaymentRefusal =
  | { code: 'not-found' }
  | { code: 'paid-already'; stripeSessionId: string }
  | { code: 'not-payable' }
  | { code: 'too-old' }
  | { code: 'offer-ended' }
  | { code: 'email-refused' }
  | { code: 'payment-refused' }
  | { code: 'stripe-unreachable' }
  | { code: 'payment-unread' }
  /** The coupon or account credit that an unpaid order had released can't be used again. The next attempt is made without it. */
  | CouponRefusal
  | CreditGone
  /** The account no longer has the credit that the buyer has just agreed to use. */
  | { code: 'credit-changed'; credit: Money }

/** `session` is null if account credit paid the whole total. */
type Prepared = { order: Order & { items: OrderItem[] }; credit: number; session: PaymentSession | null }
type ToOpen = Prepared & { session: PaymentSession }

/** How long a payment page stays open. Stripe requires at least 30 minutes from the moment of the call. */
const PAGE_LIFETIME_MS = 60 * MINUTE
/** A page that expires sooner than this is not reused. */
const MIN_REUSABLE_MS = 5 * MINUTE
/** How long a row without a response is retried with its own idempotency key. */
const RETRY_WITHIN_MS = 20 * MINUTE

/**
 * Returns the URL of Stripe's payment page for an order, in this language. Reuses an open page and replaces an expired one. The session's
 * row, with its idempotency key, is committed before the call to Stripe. `credit`: the credit to add to an order that has none
 * (`addCredit`).
 */
export async function startPayment(
  orderId: string,
  language: Language = DEFAULT_LANGUAGE,
  credit: AskedCredit | null = null,
): Promise<Result<{ url: string }, StartPaymentRefusal>> {
  try {
    const first = await prepare(orderId, language, credit)
    if (!first.ok) return first
    const { session } = first.value
    if (!session) return ok(await showPaid(first.value))
    const { stripeSessionId, url } = session
    if (!stripeSessionId || !url) return ok(await open({ ...first.value, session }))
    // A page that our row shows as open may have been paid or closed since. A check is cheaper than a second payment.
    const settled = await settlePayment(stripeSessionId)
    if (settled.ok && settled.value.outcome === 'open') return ok({ url })
    if (settled.ok && (settled.value.outcome === 'paid' || settled.value.outcome === 'processing'))
      return err({ code: 'paid-already', stripeSessionId })
    const second = await prepare(orderId, language)
    if (!second.ok) return second
    return ok(second.value.session ? await open({ ...second.value, session: second.value.session }) : await showPaid(second.value))
  } catch (error) {
    const trouble = stripeTrouble(error)
    if (!trouble) throw error
    log.error({ orderId, trouble }, 'could not open a payment page')
    if (trouble.kind === 'refused' && trouble.param === 'customer_email') return err({ code: 'email-refused' })
    if (trouble.kind === 'refused' || trouble.isKey) await tellRefused(trouble)
    if (await mayHaveBeenPaid(orderId)) return err({ code: 'payment-unread' })
    return err({ code: trouble.kind === 'refused' || trouble.isKey ? 'payment-refused' : 'stripe-unreachable' })
  }
}

/** Alerts staff once a day, because every buyer gets the same refusal. */
async function tellRefused({ text, isKey }: StripeTrouble): Promise<void> {
  await inTransaction((tx) =>
    alertStaff(tx, {
      event: `payment_refused:${now().toISOString().slice(0, 10)}`,
      subject: 'Stripe refuses to open payment pages',
      lines: [
        `Stripe said: ${text}`,
        isKey
          ? 'It does not accept STRIPE_SECRET_KEY, so nobody can pay. See Developers, API keys in Stripe.'
          : 'Buyers affected by this can’t pay. See Developers, Logs in Stripe for the refused requests.',
      ],
      path: '/admin',
    }),
  )
}

/** Whether the buyer has seen a payment page whose outcome is unknown. */
async function mayHaveBeenPaid(orderId: string): Promise<boolean> {
  return (await db.paymentSession.count({ where: { orderId, status: 'open', stripeSessionId: { not: null } } })) > 0
}

/** Returns the page of an order paid with account credit, after closing the payment pages of earlier orders from its basket. */
async function showPaid({ order }: Prepared): Promise<{ url: string }> {
  await closeOtherSessions(order)
  return { url: `${env.APP_URL}/account/orders/${order.id}` }
}

async function open({ order, credit, session }: ToOpen): Promise<{ url: string }> {
  await faultPoint('payment.before_stripe')
  const locale = languageOf(session.locale)
  const language = locale ?? DEFAULT_LANGUAGE
  const opened = await openCheckout({
    idempotencyKey: session.idempotencyKey,
    paymentSessionId: session.id,
    orderId: order.id,
    told: writeSnapshot(order, { credit }),
    email: order.email,
    locale,
    currency: order.currency,
    expiresAt: session.expiresAt ?? later(session.createdAt, PAGE_LIFETIME_MS),
    items: credit ? [restOf(order, credit, language)] : order.items.map((item) => toItem(item, order, language)),
    successUrl: `${env.APP_URL}/checkout/return?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${env.APP_URL}${cancelPath(order)}`,
  })
  await faultPoint('payment.after_stripe')
  await moveSessions(db, [session.id], {
    from: ['creating'],
    to: 'open',
    facts: { stripeSessionId: opened.stripeSessionId, url: opened.url },
  })
  await closeOtherSessions(order, session.id)
  return { url: opened.url }
}

function toItem(item: OrderItem, order: Order, language: Language): CheckoutItem {
  const name = item.productName === item.typeName ? item.productName : `${item.productName}: ${item.typeName}`
  return { name, detail: detailOf(item, order, language), quantity: item.quantity, unitAmount: ownPayment(item) }
}

/** The single line on Stripe's page for an order partly paid with account credit, because Stripe can't show our credit. */
function restOf({ number, total, currency }: Order, credit: number, language: Language): CheckoutItem {
  const words = wordsOf(language, 'paymentItem')
  const money = (amount: number) => moneyIn(language, { amount, currency })
  return {
    name: words('order', { number: String(number) }),
    detail: words('rest', { total: money(total), credit: money(credit) }),
    quantity: 1,
    unitAmount: total - credit,
  }
}

function cancelPath({ id, changesId, source }: Order): string {
  if (changesId) return `/account/orders/${id}`
  return source === 'quote' ? '/checkout/cancelled?quote=1' : `/checkout/cancelled?order=${id}`
}

function detailOf(item: OrderItem, { currency }: Order, language: Language): string {
  const { years, label, credit, discount, unitAmount, taxMinor, taxRate: rate, taxReason: reason } = item
  const words = wordsOf(language, 'paymentItem')
  const money = (amount: number) => moneyIn(language, { amount, currency })
  const tax = rate !== null && reason !== null && taxIn(language, { rate, reason, label: item.taxLabel })
  return [
    words('term', { years }),
    label && words('for', { label }),
    discount && words('discount', { before: money(unitAmount + discount), discount: money(discount) }),
    credit && words('paidBefore', { before: money(unitAmount), credit: money(credit) }),
    tax && (taxMinor ? words('included', { tax }) : tax),
  ]
    .filter(Boolean)
    .join(', ')
}

async function prepare(
  orderId: string,
  locale: Language,
  added: AskedCredit | null = null,
): Promise<Result<Prepared, StartPaymentRefusal>> {
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const order = await tx.order.findUnique({
      where: { id: orderId },
      include: { items: { orderBy: { position: 'asc' } } },
    })
    if (!order) return err({ code: 'not-found' })
    if (!isPayable(order.status)) return err(await whyNot(tx, orderId))
    const at = now()
    if (standsUntil(order) < at) return err({ code: order.changesId ? 'offer-ended' : 'too-old' })
    if (order.changesId && !(await checkChange(tx, order.changesId, { lock: true, payer: order.userId })).ok)
      return err({ code: 'offer-ended' })
    const reserved = await reserveAgain(tx, order)
    if (!reserved.ok) return reserved
    const more = added ? await addCredit(tx, order, added) : ok()
    const credit = more.ok ? await reserveCreditAgain(tx, order) : more
    if (!credit.ok) {
      // Its coupon was reserved again above.
      await followOrder(tx, orderId, order.status)
      // An order from a quote or from staff has no basket from which it could be ordered again, so it stays payable without the credit.
      if (credit.error.code === 'credit-gone') await dropCredit(tx, orderId)
      return credit
    }
    const due = order.total - credit.value
    if (credit.value && due === 0) {
      await fulfil(tx, order, { amount: order.total, currency: order.currency }, null, { actor: `client:${order.userId}` })
      return ok({ order, credit: credit.value, session: null })
    }
    if (order.status !== 'awaiting_payment') {
      await transition(tx, orderId, {
        from: order.status,
        to: 'awaiting_payment',
        kind: 'order.payment_started_again',
        actor: `client:${order.userId}`,
      })
    }
    const kept = await tx.paymentSession.findFirst({
      where: {
        orderId,
        amount: due,
        OR: [
          { status: 'open', expiresAt: { gt: later(at, MIN_REUSABLE_MS) } },
          { status: 'creating', createdAt: { gt: earlier(at, RETRY_WITHIN_MS) } },
        ],
      },
      orderBy: { id: 'desc' },
    })
    const session =
      kept ??
      (await tx.paymentSession.create({
        data: {
          orderId,
          idempotencyKey: `checkout:${orderId}:${randomUUID()}`,
          amount: due,
          currency: order.currency,
          locale,
          expiresAt: later(at, PAGE_LIFETIME_MS),
          createdAt: at,
        },
      }))
    return ok({ order, credit: credit.value, session })
  })
}

/** Returns why an order cannot be paid. If it has already been paid, the refusal contains the completed page. */
async function whyNot(tx: Tx, orderId: string): Promise<StartPaymentRefusal> {
  const finished = await tx.paymentSession.findFirst({ where: { orderId, status: 'complete' }, orderBy: { id: 'desc' } })
  return finished?.stripeSessionId ? { code: 'paid-already', stripeSessionId: finished.stripeSessionId } : { code: 'not-payable' }
}
