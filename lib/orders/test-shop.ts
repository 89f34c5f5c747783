import { CERTIFICATE_TYPES } from '../../prisma/seed/certificate-types'
import type { Actor } from '../actor'
import { addLine } from '../cart/add-line'
import { db } from '../db/client'
import { placeOrder } from './place-order'
import { startPayment } from './start-payment'

export type Placed = {
  orderId: string
  cartToken: string
  session: string
  url: string
  email: string
  buyer: Extract<Actor, { kind: 'client' }>
}

export const STAFF: Actor = { kind: 'staff', userId: '01900000-0000-7000-8000-000000000001' }

let count = 0

/** Tests only: a choice on sale at this price in cents. */
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

/** Tests only: a basket that holds this choice. */
export async function fillBasket(choiceId: string, quantity = 1, token?: string): Promise<string> {
  const added = await addLine({ token, choiceId, quantity, label: '' })
  if (!added.ok) throw new Error(added.error.code)
  return added.value.token
}

/** Tests only: somebody new has ordered and stands before the payment page. */
export async function orderSomething(quantity = 1): Promise<Placed> {
  const { choiceId } = await sell()
  const cartToken = await fillBasket(choiceId, quantity)
  const email = `buyer${count}@shop.example`
  const placed = await placeOrder({ cartToken, email, country: 'GB' })
  if (!placed.ok) throw new Error(placed.error.code)
  return { ...(await openPage(placed.value.orderId)), cartToken, email }
}

/** Tests only: opens the payment page of an order. */
export async function openPage(orderId: string): Promise<Pick<Placed, 'orderId' | 'session' | 'url' | 'buyer'>> {
  const started = await startPayment(orderId)
  if (!started.ok) throw new Error(started.error.code)
  const { userId } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const row = await db.paymentSession.findFirstOrThrow({ where: { orderId }, orderBy: { id: 'desc' } })
  return { orderId, session: row.stripeSessionId ?? '', url: started.value.url, buyer: { kind: 'client', userId } }
}

/** Tests only: everything a payment may have left behind for an order, counted. */
export async function traces(orderId: string) {
  const [order, charges, refunds, certificates, mails] = await Promise.all([
    db.order.findUniqueOrThrow({ where: { id: orderId } }),
    db.billingRecord.count({ where: { orderId, kind: 'charge' } }),
    db.billingRecord.count({ where: { orderId, kind: 'refund' } }),
    db.certificate.count({ where: { orderId } }),
    db.mail.findMany({ where: { orderId }, orderBy: { kind: 'asc' } }),
  ])
  return { status: order.status, charges, refunds, certificates, mails: mails.map(({ kind }) => kind) }
}
