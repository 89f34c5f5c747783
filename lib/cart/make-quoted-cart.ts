import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { hashToken, newToken } from '../links/secrets'
import type { CheckedNumber } from '../tax/check-number'

/** A choice at a promised price, in minor units of its currency. */
export type QuotedLine = { choiceId: string; quantity: number; amount: number; unprotected: boolean }

/**
 * Creates a basket with promised prices, which apply regardless of the current catalogue. `buyer`: the buyer's details on which the
 * basket's tax depends. Returns the basket's token.
 */
export async function makeQuotedCart(
  tx: Tx,
  lines: readonly QuotedLine[],
  buyer: (CheckedNumber & { country: string }) | null,
): Promise<string> {
  const token = newToken()
  const at = now()
  await tx.cart.create({
    data: {
      tokenHash: hashToken(token),
      createdAt: at,
      updatedAt: at,
      ...buyer,
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
