import { z } from 'zod'
import type { PurchaseAttempt } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { DID_NOTHING } from './calls-without-answer'

export type PurchaseCalls = { finishedAt: Date | null }[]

export type Told =
  | { kind: 'bought'; enomCertId: number; enomOrderId: number | null; calls: PurchaseCalls }
  /** Enom was not asked at all (the row of a call is committed before it is made), or each call ended in a clear no. */
  | { kind: 'nothing'; calls: PurchaseCalls }
  | { kind: 'unknown'; calls: PurchaseCalls }

const reply = z.object({ certId: z.int(), orderId: z.int().optional() })

/** What is written down of the call an attempt made. Needs no look at Enom; call it only of an attempt nobody is making any more. */
export async function whatWasTold(tx: Tx, attempt: Pick<PurchaseAttempt, 'certificateId' | 'accountId' | 'startedAt'>): Promise<Told> {
  const { certificateId, accountId, startedAt } = attempt
  const rows = await tx.enomCall.findMany({
    where: { certificateId, accountId, command: 'PurchaseServices', startedAt: { gte: startedAt } },
    orderBy: { id: 'asc' },
  })
  const calls = rows.map(({ finishedAt }) => ({ finishedAt }))
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
