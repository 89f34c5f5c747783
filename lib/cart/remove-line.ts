import { now } from '../clock'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import type { Money } from '../money'
import { countOf } from './queries'

/** A removed line, with what is needed to put it back. */
export type RemovedLine = { choiceId: string; quantity: number; label: string; seen: Money }

const removedColumns = { choiceId: true, quantity: true, label: true, seenAmount: true, choice: { select: { currency: true } } } as const

/** Removes a line from the basket; a missing line is not an error. Returns the line and how many certificates remain. */
export async function removeLine(token: string, lineId: string): Promise<{ count: number; removed: RemovedLine | null }> {
  const where = { id: lineId, cart: { tokenHash: hashToken(token) } }
  const removed = await db.cartLine.findFirst({ where, select: removedColumns })
  // Lock the basket first: once the line is deleted, its basket can no longer be determined.
  await db.$transaction([
    db.cart.updateMany({ where: { tokenHash: hashToken(token), lines: { some: { id: lineId } } }, data: { updatedAt: now() } }),
    db.cartLine.deleteMany({ where }),
  ])
  if (!removed) return { count: await countOf(token), removed }
  const { choice, seenAmount, ...line } = removed
  return { count: await countOf(token), removed: { ...line, seen: { amount: seenAmount, currency: choice.currency } } }
}
