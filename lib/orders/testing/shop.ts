import { randomUUID } from 'node:crypto'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import type { Actor } from '../../actor'
import { addLine } from '../../cart/add-line'
import { now } from '../../clock'
import { db } from '../../db/client'
import { startPayment } from '../../payments/start-payment'
import { stripe } from '../../stripe/client'
import { placeOrder } from '../placing/place-order'

export type Placed = {
  orderId: string
  cartToken: string
  session: string
  url: string
  email: string
  buyer: Extract<Actor, { kind: 'client' }>
}

export const STAFF = { kind: 'staff', userId: '01900000-0000-7000-8000-000000000001', role: 'owner' } as const satisfies Actor

let count = 0

/** Puts a choice on sale at this price in cents. For tests only. */
export async function sell(amount = 1900): Promise<{ choiceId: string; productId: string }> {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES, skipDuplicates: true })
  count += 1
  const product = await db.product.create({
    data: {
      slug: `rapidssl-${count}`,
      name: 'RapidSSL',
      summary: 's',
      typeCode: 'rapidssl',
      choices: { create: { typeCode: 'rapidssl', years: 1, amount, currency: 'USD' } },
    },
    include: { choices: true },
  })
  return { productId: product.id, choiceId: product.choices[0]?.id ?? '' }
}

/** Adds this choice to a basket and returns the basket's token. For tests only. */
export async function fillBasket(choiceId: string, quantity = 1, token?: string): Promise<string> {
  const added = await addLine({ token, choiceId, quantity, label: '' })
  if (!added.ok) throw new Error(added.error.code)
  return added.value.token
}

/** Places an order as a new buyer and opens the payment page. For tests only. */
export async function orderSomething(quantity = 1): Promise<Placed> {
  const { choiceId } = await sell()
  const cartToken = await fillBasket(choiceId, quantity)
  const email = `buyer${count}@shop.example`
  const placed = await placeOrder({ cartToken, email, country: 'GB' })
  if (!placed.ok) throw new Error(placed.error.code)
  return { ...(await openPage(placed.value.orderId)), cartToken, email }
}

/** Opens the payment page of an order. For tests only. */
export async function openPage(orderId: string): Promise<Pick<Placed, 'orderId' | 'session' | 'url' | 'buyer'>> {
  const started = await startPayment(orderId)
  if (!started.ok) throw new Error(started.error.code)
  const { userId } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const row = await db.paymentSession.findFirstOrThrow({ where: { orderId }, orderBy: { id: 'desc' } })
  return { orderId, session: row.stripeSessionId ?? '', url: started.value.url, buyer: { kind: 'client', userId } }
}

/** Creates `many` orders of one unit each, with their payment pages open at Stripe. For tests only. */
export async function orderMany(many: number): Promise<{ orderId: string; session: string }[]> {
  const { productId } = await sell()
  const user = await db.user.create({ data: { email: `many${count}@shop.example` } })
  const orders = await db.order.createManyAndReturn({
    data: Array.from({ length: many }, (_, index) => ({
      userId: user.id,
      email: user.email,
      currency: 'USD',
      total: 1900,
      createdAt: now(),
      basketHash: `${productId}:${index}`,
    })),
    select: { id: true },
  })
  const ids = orders.map(({ id }) => id)
  await db.orderItem.createMany({
    data: ids.map((orderId) => ({
      orderId,
      position: 1,
      productId,
      typeCode: 'rapidssl',
      productName: 'RapidSSL',
      typeName: 'RapidSSL',
      years: 1,
      quantity: 1,
      unitAmount: 1900,
      activation: 'automatic',
    })),
  })
  const opened = await inBatches(ids, 8, async (orderId) => {
    const id = randomUUID()
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 1900, product_data: { name: 'RapidSSL' } } }],
      metadata: { order_id: orderId, payment_session_id: id },
      success_url: 'http://shop.test/',
    })
    return { id, orderId, session: session.id }
  })
  await db.paymentSession.createMany({
    data: opened.map(({ id, orderId, session }) => ({
      id,
      orderId,
      stripeSessionId: session,
      status: 'open',
      idempotencyKey: `many:${orderId}`,
      amount: 1900,
      currency: 'USD',
      createdAt: now(),
    })),
  })
  return opened
}

/** Runs `work` for each item, at most `size` at a time. Returns the results in the order of the items. For tests only. */
export async function inBatches<Item, Answer>(items: readonly Item[], size: number, work: (item: Item, index: number) => Promise<Answer>) {
  const answers: Answer[] = []
  const left = items.entries()
  const takeOn = async () => {
    for (const [index, item] of left) answers[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: size }, takeOn))
  return answers
}

/** Counts everything that a payment may have created for an order. For tests only. */
export async function traces(orderId: string) {
  const [order, charges, refunds, certificates, mails] = await Promise.all([
    db.order.findUniqueOrThrow({ where: { id: orderId } }),
    db.charge.count({ where: { orderId } }),
    db.refund.count({ where: { orderId } }),
    db.certificate.count({ where: { orderId } }),
    db.mail.findMany({ where: { orderId }, orderBy: { kind: 'asc' } }),
  ])
  return { status: order.status, charges, refunds, certificates, mails: mails.map(({ kind }) => kind) }
}
