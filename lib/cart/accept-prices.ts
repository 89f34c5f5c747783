import { z } from 'zod'
import { now } from '../clock'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import type { Money } from '../money'
import { MAX_LINES } from './schema'

/**
 * Records that the buyer accepted these prices. If a price has changed again since the page was loaded, the new price must be accepted too.
 */
export async function acceptPrices(token: string, seen: readonly { lineId: string; price: Money }[]): Promise<void> {
  const cart = { tokenHash: hashToken(token) }
  const lines = seen.filter(({ lineId }) => z.uuid().safeParse(lineId).success).slice(0, MAX_LINES)
  if (!lines.length) return
  await db.$transaction([
    db.cart.updateMany({ where: cart, data: { updatedAt: now() } }),
    ...lines.map(({ lineId, price: { amount, currency } }) =>
      db.cartLine.updateMany({ where: { id: lineId, cart, choice: { currency } }, data: { seenAmount: amount } }),
    ),
  ])
}
