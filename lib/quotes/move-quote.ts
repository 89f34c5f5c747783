import { now } from '../clock'
import type { Tx } from '../db/transaction'
import type { QUOTE_STEPS } from './states'

/**
 * Moves an open quote to its final status. This is the only writer of `Quote.status`. Returns false and changes nothing if it is no longer
 * open.
 */
export async function moveQuote(
  tx: Tx,
  id: string,
  { to, orderId }: { to: (typeof QUOTE_STEPS.open)[number]; orderId?: string },
): Promise<boolean> {
  const { count } = await tx.quote.updateMany({
    where: { id, status: 'open' },
    data: { status: to, endedAt: now(), ...(orderId && { orderId }) },
  })
  return count === 1
}
