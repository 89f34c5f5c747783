import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { hashToken, newToken } from '../links/secrets'

/** A choice at a price that was promised, in minor units of its currency. */
export type QuotedLine = { choiceId: string; quantity: number; amount: number; unprotected: boolean }

/** Makes a basket that keeps promised prices, whatever the catalogue asks now. Returns its token. */
export async function makeQuotedCart(tx: Tx, lines: readonly QuotedLine[]): Promise<string> {
  const token = newToken()
  const at = now()
  await tx.cart.create({
    data: {
      tokenHash: hashToken(token),
      createdAt: at,
      updatedAt: at,
      lines: {
        create: lines.map(({ choiceId, quantity, amount, unprotected }) => ({
          choiceId,
          quantity,
          seenAmount: amount,
          quotedAmount: amount,
          quotedUnprotected: unprotected,
          createdAt: at,
        })),
      },
    },
  })
  return token
}
