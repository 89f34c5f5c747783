/** A certificate of the order whose money has not gone back yet. */
export type Piece = {
  id: string
  /** What was paid for it, minor units. */
  price: number
  /** It ended or was cancelled. */
  isClosed: boolean
}

export type Choice = { kind: 'whole_order' | 'matched'; pieces: readonly Piece[] } | { kind: 'none' } | { kind: 'unclear' }

/**
 * Decides which certificates a refund made in Stripe's dashboard gives back, which does not say so itself. Pure.
 *
 * - all money of the order is back: all that are left
 * - a payment is back as a whole and another one is not: none, the order was paid twice
 * - its amount is the price of exactly one closed certificate, or that of all closed ones together: those
 * - else nobody knows, and staff say
 */
export function chooseAllocation({
  amount,
  isAllBack,
  isPaymentBack,
  pieces,
}: {
  amount: number
  /** No money of the order is left with the shop. */
  isAllBack: boolean
  /** Nothing is left of the payment it was taken from. */
  isPaymentBack: boolean
  pieces: readonly Piece[]
}): Choice {
  if (isAllBack) return { kind: 'whole_order', pieces }
  if (isPaymentBack || !pieces.length) return { kind: 'none' }
  const closed = pieces.filter(({ isClosed, price }) => isClosed && price > 0)
  const same = closed.filter(({ price }) => price === amount)
  if (same.length === 1) return { kind: 'matched', pieces: same }
  const all = closed.reduce((sum, { price }) => sum + price, 0)
  return closed.length && all === amount ? { kind: 'matched', pieces: closed } : { kind: 'unclear' }
}
