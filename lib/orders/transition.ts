import { freeWith } from '../account-credit/use-credit'
import { now } from '../clock'
import { followOrder } from '../coupons/follow-order'
import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { queueEvent } from '../webhooks/queue-event'
import type { OrderEventKind } from './events'
import { nextStatuses, type OrderStatus } from './states'

/**
 * Moves an order to another status, records the event, and updates its coupon use and account credit accordingly. The only writer of
 * `Order.status`. Refused with `moved-meanwhile` if the order is no longer in any of the `from` statuses.
 * @throws Error if states.ts does not allow the transition, which is a bug.
 */
export async function transition(
  tx: Tx,
  id: string,
  change: {
    from: OrderStatus | readonly OrderStatus[]
    to: OrderStatus
    kind: OrderEventKind
    actor: string
    detail?: Prisma.InputJsonObject
    /** Other columns that change along with the status. */
    facts?: Pick<Prisma.OrderUpdateManyMutationInput, 'paidAt'>
  },
): Promise<Result<undefined, 'moved-meanwhile'>> {
  const sources = typeof change.from === 'string' ? [change.from] : change.from
  for (const from of sources) {
    if (!nextStatuses(from).includes(change.to)) throw new Error(`an order cannot change from ${from} to ${change.to}`)
    const { count } = await tx.order.updateMany({ where: { id, status: from }, data: { ...change.facts, status: change.to } })
    if (count === 0) continue
    await tx.orderEvent.create({
      data: { orderId: id, at: now(), kind: change.kind, from, to: change.to, actor: change.actor, detail: change.detail ?? {} },
    })
    await followOrder(tx, id, change.to)
    await freeWith(tx, id, change.to)
    if (change.kind === 'order.paid' || change.kind === 'order.refunded') await announce(tx, id, change.kind)
    return ok()
  }
  return err('moved-meanwhile')
}

/** Notifies other systems of an order's current state. */
function announce(tx: Tx, id: string, kind: 'order.paid' | 'order.refunded'): Promise<void> {
  return queueEvent(tx, kind, async () => {
    const { number, status, items } = await tx.order.findUniqueOrThrow({
      where: { id },
      select: { number: true, status: true, items: { select: { productName: true }, orderBy: { position: 'asc' } } },
    })
    const product = items.map(({ productName }) => productName).join(', ')
    return [{ data: { order: number, certificate: null, product, state: status }, orderId: id }]
  })
}

/** Locks an order until the caller's transaction ends, so that payments, refunds and returns are processed one at a time. */
export async function lockOrder(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`select id from "Order" where id = ${id}::uuid for update`
}

/** Records an order event that does not change the order's status. */
export async function noteEvent(
  tx: Tx,
  orderId: string,
  event: { kind: OrderEventKind; actor: string; detail?: Prisma.InputJsonObject },
): Promise<void> {
  await tx.orderEvent.create({ data: { orderId, at: now(), kind: event.kind, actor: event.actor, detail: event.detail ?? {} } })
}
