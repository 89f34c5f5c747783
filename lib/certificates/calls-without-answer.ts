import { z } from 'zod'
import type { Tx } from '../db/transaction'

/** Outcomes after which we know that Enom did nothing. */
export const DID_NOTHING: readonly string[] = ['refused', 'unauthorised', 'rate-limited', 'unreachable']

/**
 * A call of an unsafe command that may have had its effect. `answered` holds the ids Enom gave, when we still read them;
 * `cost` is what the price list said just before a purchase, in minor units.
 */
export type OpenCall = { accountId: string; startedAt: Date; cost: number | null; answered: { certId: number; orderId?: number } | null }

const purchaseReply = z.object({ certId: z.int(), orderId: z.int().optional() })
const priced = z.object({ cost: z.int() })

/**
 * The calls of one unsafe command, begun at or after `since`, that may have had their effect without its being stored:
 * unfinished (we were killed), answered unreadably, or answered well and we were killed right then.
 */
export async function callsWithoutAnswer(tx: Tx, certificateId: string, command: string, since: Date | null): Promise<OpenCall[]> {
  const calls = await tx.enomCall.findMany({
    where: {
      certificateId,
      command,
      ...(since ? { startedAt: { gte: since } } : {}),
      OR: [{ outcome: null }, { outcome: { notIn: [...DID_NOTHING] } }],
    },
    orderBy: { id: 'asc' },
  })
  return calls.map(({ accountId, startedAt, input, outcome, reply }) => {
    const read = purchaseReply.safeParse(reply)
    const cost = priced.safeParse(reply).data?.cost ?? priced.safeParse(input).data?.cost ?? null
    return { accountId, startedAt, cost, answered: outcome === 'ok' && read.success ? read.data : null }
  })
}
