/** A certificate of the order that has not been refunded yet. */
export type Piece = {
  id: string
  /** The amount paid for it, in minor units. */
  price: number
  /** Whether it has ended or was cancelled. */
  isClosed: boolean
}

export type Choice = { kind: 'whole_order' | 'matched'; pieces: readonly Piece[] } | { kind: 'none' } | { kind: 'unclear' }

/**
 * Decides which certificates a refund made in Stripe's dashboard covers, because the refund itself does not specify them. Pure.
 * - all the money of the order was refunded: all that are left - one payment was refunded in full and another was not: none, because the
 *   order was paid twice - its amount is the price of exactly one closed certificate, or of all closed ones together: those - otherwise it
 *   is unclear, and staff decide
 */
export function chooseAllocation({
  amount,
  isAllBack,
  isPaymentBack,
  pieces,
}: {
  amount: number
  /** Whether the shop has none of the order's money left. */
  isAllBack: boolean
  /** Whether nothing is left of the refunded payment. */
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
