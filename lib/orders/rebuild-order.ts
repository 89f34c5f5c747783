import { now } from '../clock'
import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import type { Money } from '../money'
import { findOrMakeUser } from '../users/find-or-make-user'

type Told = {
  number: number
  total: number
  currency: string
  country: string | null
  taxNumber: string | null
  termsVersion: number | null
  placedAt: string
  items: Omit<Prisma.OrderItemUncheckedCreateWithoutOrderInput, 'position'>[]
}

type Lost = {
  id: string
  email: string
  /** What was paid for it. */
  money: Money
  placedAt: Date
  /** What it consisted of; null if it is only recorded so that its payment can be refunded. */
  told: Told | null
  actor: string
}

/**
 * Writes an order that was lost with the database again, unpaid and with its own id, unless it is here. Without what it consisted of it is
 * cancelled, so its payment waits for staff. It keeps its number unless another order has it.
 */
export async function rebuildOrder(tx: Tx, { id, email, money, placedAt, told, actor }: Lost): Promise<void> {
  if (await tx.order.findUnique({ where: { id }, select: { id: true } })) return
  const { id: userId } = await findOrMakeUser(tx, email)
  const status = told ? 'awaiting_payment' : 'cancelled'
  const isTaken = told && (await tx.order.findUnique({ where: { number: told.number }, select: { id: true } }))
  await tx.order.create({
    data: {
      id,
      userId,
      email,
      status,
      basketHash: `rebuilt:${id}`,
      ...(told
        ? {
            ...(!isTaken && { number: told.number }),
            total: told.total,
            currency: told.currency,
            country: told.country,
            taxNumber: told.taxNumber,
            termsVersion: told.termsVersion,
            createdAt: new Date(told.placedAt),
            items: { create: told.items.map((item, index) => ({ ...item, position: index + 1 })) },
          }
        : { total: money.amount, currency: money.currency, createdAt: placedAt }),
      events: { create: { at: now(), kind: 'order.rebuilt', to: status, actor } },
    },
  })
}
