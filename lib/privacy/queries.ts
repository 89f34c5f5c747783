import { getCredit } from '../account-credit/queries'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { getSeller } from '../invoices/get-seller'
import type { Money } from '../money'
import { findObstacles, type Obstacle } from './obstacles'

export type DeletionView = {
  obstacles: Obstacle[]
  /** The last year in which the law requires invoices, payments and orders to be kept. Null if the person has never paid. */
  keptUntil: number | null
  /** The credit that would be lost with the account. */
  credit: Money[]
}

/** The number of years for which a shop keeps its records unless staff change it. */
const KEEP_YEARS = 10

/** Returns what prevents deleting the actor's account and what would be kept, or null for anyone but a signed-in client. */
export async function getDeletion(actor: Actor): Promise<DeletionView | null> {
  if (actor.kind !== 'client') return null
  const [obstacles, seller, last, credit] = await Promise.all([
    findObstacles(actor.userId),
    getSeller({ kind: 'system' }),
    db.charge.findFirst({ where: { order: { userId: actor.userId } }, orderBy: { createdAt: 'desc' }, select: { createdAt: true } }),
    getCredit(actor, actor.userId),
  ])
  const keptUntil = last && last.createdAt.getUTCFullYear() + (seller?.keepYears ?? KEEP_YEARS)
  return { obstacles, keptUntil, credit: credit?.balances ?? [] }
}
