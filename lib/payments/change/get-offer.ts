import { z } from 'zod'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { Money } from '../../money'
import { standsUntil } from '../../orders/can-be-paid'
import { openChangeOf } from '../../orders/placing/place-change'
import type { OrderStatus } from '../../orders/states'
import { ownOrders } from '../../permissions'
import { type CheckRefusal, checkChange } from './check'

export type ChangeOffer = {
  orderId: string
  orderNumber: number
  status: OrderStatus
  typeName: string
  years: number
  price: Money
  credit: Money
  /** The amount left to pay. */
  total: Money
  until: Date
  /** Why the open offer can no longer be paid; null if it can. */
  ended: CheckRefusal | null
}

/** Returns the open offer to change a certificate, to staff and to anyone who may pay it, or null if this actor has none. */
export async function getChangeOffer(actor: Actor, certificateId: string): Promise<ChangeOffer | null> {
  if (!z.uuid().safeParse(certificateId).success) return null
  const order = await db.order.findFirst({
    where: { AND: [openChangeOf(certificateId), ownOrders(actor)] },
    include: { items: true },
  })
  const [item] = order?.items ?? []
  if (!order || !item) return null
  const { currency } = order
  const free = await checkChange(db, certificateId, { payer: order.userId })
  return {
    orderId: order.id,
    orderNumber: order.number,
    status: order.status,
    typeName: item.typeName,
    years: item.years,
    price: { amount: item.unitAmount, currency },
    credit: { amount: item.credit, currency },
    total: { amount: order.total, currency },
    until: standsUntil(order),
    ended: free.ok ? null : free.error,
  }
}
