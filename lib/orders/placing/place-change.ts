import { type Actor, actorName } from '../../actor'
import { readRate, toDollars } from '../../catalog/pricing/exchange-rates'
import { earlier, now } from '../../clock'
import type { Order, Prisma } from '../../db/generated/client'
import type { Activation, TaxReason, VatAnswer } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import type { Money } from '../../money'
import { CHANGE_STANDS, PAYABLE } from '../can-be-paid'
import { quoteCosts } from './quote-costs'

type Change = {
  certificateId: string
  userId: string
  email: string
  country: string | null
  taxNumber: string | null
  vatAnswer: VatAnswer | null
  vatAskedAt: Date | null
  /** The version of the terms that the buyer agreed to with the first certificate. */
  termsVersion: number | null
  label: string
  renewsId: string | null
  to: {
    productId: string
    typeCode: string
    productName: string
    typeName: string
    years: number
    /** With tax. */
    price: Money
    /** The part of the price that is tax. */
    taxMinor: number
    taxRate: number | null
    taxReason: TaxReason | null
    activation: Activation
    unprotected: boolean
  }
  /** The amount paid for the certificate being changed. Less than the price. */
  credit: number
}

/**
 * Places the order that exchanges a certificate for another one. Its total is the price less the credit. Staff offer it, and the buyer pays
 * it.
 */
export async function placeChange(tx: Tx, { to, credit, certificateId, ...change }: Change, actor: Actor): Promise<Order> {
  const { price, ...line } = to
  const [quotedCost = null] = await quoteCosts(tx, [line])
  const rate = await readRate(tx, price.currency)
  const market = { quotedCost, dollarAmount: rate && toDollars({ ...price, amount: price.amount - line.taxMinor }, rate) }
  const { label, renewsId, ...buyer } = change
  return tx.order.create({
    data: {
      ...buyer,
      source: 'change',
      changesId: certificateId,
      currency: price.currency,
      total: price.amount - credit,
      basketHash: `change:${certificateId}`,
      createdAt: now(),
      items: { create: { ...line, position: 1, quantity: 1, unitAmount: price.amount, credit, label, renewsId, ...market } },
      events: { create: { at: now(), kind: 'order.placed', to: 'awaiting_payment', actor: actorName(actor) } },
    },
  })
}

/** Returns the `where` condition for an order that changes this certificate and can still be paid. */
export function openChangeOf(certificateId: string): Prisma.OrderWhereInput {
  const open = { status: { in: [...PAYABLE] }, createdAt: { gt: earlier(now(), CHANGE_STANDS) } }
  return { changesId: certificateId, OR: [open, { status: 'payment_processing' }] }
}
