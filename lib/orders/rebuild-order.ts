import { now } from '../clock'
import type { Prisma } from '../db/generated/client'
import type { VatAnswer } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import type { Language } from '../languages/types'
import type { Money } from '../money'
import { findOrMakeUser } from '../users/find-or-make-user'

type Told = {
  number: number
  total: number
  currency: string
  country: string | null
  taxNumber: string | null
  vatAnswer: VatAnswer | null
  vatAskedAt: string | null
  taxCalculation: string | null
  termsVersion: number | null
  placedAt: string
  items: Omit<Prisma.OrderItemUncheckedCreateWithoutOrderInput, 'position'>[]
}

type Lost = {
  id: string
  email: string
  /** The amount paid for the order. */
  money: Money
  placedAt: Date
  /** The order's contents; null if it is recorded only so that its payment can be refunded. */
  told: Told | null
  /** The language of its payment page, also used for the buyer's account if one has to be created. */
  language?: Language | undefined
  actor: string
}

/**
 * Recreates an order that was lost with the database, unpaid and with its original id. Returns false if it already exists, otherwise true.
 * If its contents are unknown, the order is cancelled and its payment is left to staff. The order keeps its number unless another order
 * has, or could still get, that number.
 */
export async function rebuildOrder(tx: Tx, { id, email, money, placedAt, told, language, actor }: Lost): Promise<boolean> {
  if (await tx.order.findUnique({ where: { id }, select: { id: true } })) return false
  const { id: userId } = await findOrMakeUser(tx, email, language)
  const status = told ? 'awaiting_payment' : 'cancelled'
  const keepsNumber = told !== null && (await isFree(tx, told.number))
  await tx.order.create({
    data: {
      id,
      userId,
      email,
      status,
      basketHash: `rebuilt:${id}`,
      ...(told
        ? {
            ...(keepsNumber && { number: told.number }),
            total: told.total,
            currency: told.currency,
            country: told.country,
            taxNumber: told.taxNumber,
            vatAnswer: told.vatAnswer,
            vatAskedAt: told.vatAskedAt ? new Date(told.vatAskedAt) : null,
            taxCalculation: told.taxCalculation,
            termsVersion: told.termsVersion,
            createdAt: new Date(told.placedAt),
            items: { create: told.items.map((item, index) => ({ ...item, position: index + 1 })) },
          }
        : { total: money.amount, currency: money.currency, createdAt: placedAt }),
      events: { create: { at: now(), kind: 'order.rebuilt', to: status, actor } },
    },
  })
  return true
}

/** Returns whether an order can use this number, that is, no other order has it and no later order will get it. */
async function isFree(tx: Tx, number: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean | null }[]>`
    select ${number}::bigint <= pg_sequence_last_value(pg_get_serial_sequence('"Order"', 'number')::regclass)
      and not exists (select 1 from "Order" where number = ${number}::int) as free`
  return row?.free ?? false
}
