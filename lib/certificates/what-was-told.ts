import { z } from 'zod'
import type { Tx } from '../db/transaction'
import { DID_NOTHING } from '../registrar/outcomes'

/** `refusal` is Enom's no, where it does not tell whether the sale came before it. */
export type PurchaseCalls = { startedAt: Date; finishedAt: Date | null; refusal: string | null }[]

export type Told =
  | { kind: 'bought'; enomCertId: number; enomOrderId: number | null; calls: PurchaseCalls }
  /** Enom was not asked at all (a call is made only after its row was written), or each call ended in a clear no. */
  | { kind: 'nothing'; calls: PurchaseCalls }
  | { kind: 'unknown'; calls: PurchaseCalls }

const reply = z.object({ certId: z.int(), orderId: z.int().optional() })

/** What is written down of the call an attempt made. Needs no look at Enom; call it only of an attempt that is not `started` any more. */
export async function whatWasTold(tx: Tx, { id: attemptId, accountId }: { id: string; accountId: string }): Promise<Told> {
  const rows = await tx.enomCall.findMany({ where: { attemptId }, orderBy: { id: 'asc' } })
  const calls = rows.map(({ startedAt, finishedAt, outcome, errorText }) => ({
    startedAt,
    finishedAt,
    refusal: outcome === 'doubtful' ? errorText : null,
  }))
  if (rows.every(({ outcome }) => outcome !== null && DID_NOTHING.includes(outcome))) return { kind: 'nothing', calls }
  for (const row of rows) {
    const answered = row.outcome === 'ok' ? reply.safeParse(row.reply) : null
    if (!answered?.success) continue
    const { certId: enomCertId, orderId: enomOrderId = null } = answered.data
    const held = await tx.certificate.findFirst({ where: { enomAccountId: accountId, enomCertId }, select: { id: true } })
    if (!held) return { kind: 'bought', enomCertId, enomOrderId, calls }
  }
  return { kind: 'unknown', calls }
}
