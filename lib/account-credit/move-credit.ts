import { now } from '../clock'
import type { CreditKind } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import type { Money } from '../money'

type Of = { userId: string; currency: string }

/**
 * Locks an account's balance in one currency until the caller's transaction ends, and returns it in minor units. Call it before taking
 * credit. A transaction must take this lock last, after those on orders and coupons.
 */
export async function lockBalance(tx: Tx, { userId, currency }: Of): Promise<number> {
  const [row] = await tx.$queryRaw<{ amount: number }[]>`
    select amount from "CreditBalance" where "userId" = ${userId}::uuid and currency = ${currency} for update`
  return row?.amount ?? 0
}

type Movement = {
  userId: string
  money: Money
  kind: CreditKind
  actor: string
  orderId?: string
  refundId?: string
  reason?: string | null
}

/**
 * Writes a movement of an account's credit: the only writer of `CreditMovement`. A trigger adds the movement to the balance, and the
 * database rejects it if the balance would become negative.
 */
export async function moveCredit(tx: Tx, { money, ...movement }: Movement): Promise<void> {
  await tx.creditMovement.create({ data: { ...movement, ...money, at: now() } })
}
