import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { UnknownPayment } from '../../db/generated/client'
import type { Money } from '../../money'
import { mayStaff } from '../../permissions'
import { readSnapshot } from './snapshot'

const PAGE_SIZE = 50

export type UnknownPaymentRow = {
  id: string
  stripeSessionId: string
  money: Money
  email: string | null
  paidAt: Date
  /** The order's contents as stored at Stripe; null if they are incomplete there. */
  order: { number: number; items: string[] } | null
}

/** Returns payments at Stripe whose orders are missing here and that no one has resolved yet, oldest first. Empty for anyone but staff. */
export async function listUnknownPayments(actor: Actor): Promise<{ rows: UnknownPaymentRow[]; count: number }> {
  if (!mayStaff(actor, 'see')) return { rows: [], count: 0 }
  const where = { resolvedAt: null }
  const [found, count] = await Promise.all([
    db.unknownPayment.findMany({ where, orderBy: { id: 'asc' }, take: PAGE_SIZE }),
    db.unknownPayment.count({ where }),
  ])
  return { rows: found.map(toRow), count }
}

function toRow({ id, stripeSessionId, amount, currency, email, paidAt, told }: UnknownPayment): UnknownPaymentRow {
  const order = readSnapshot(told)
  const items = order?.items.map(({ quantity, typeName, years, label }) =>
    [`${quantity} × ${typeName}, ${years === 1 ? '1 year' : `${years} years`}`, label].filter(Boolean).join(', '),
  )
  return { id, stripeSessionId, money: { amount, currency }, email, paidAt, order: order && items ? { number: order.number, items } : null }
}
