import type { Tx } from '../../db/transaction'

/** What Enom charged for a certificate, in US cents, and when it was bought, if known. */
export type AtEnom = { cost: number | null; boughtAt: Date | null }

/** Returns what Enom charged for a certificate that was not issued. Null if it was not bought. */
export async function readAtEnom(tx: Tx, id: string): Promise<AtEnom | null> {
  const bought = { where: { kind: 'certificate.purchased' }, orderBy: { id: 'desc' }, take: 1, select: { at: true } } as const
  const row = await tx.certificate.findUniqueOrThrow({ where: { id }, select: { enomCertId: true, cost: true, events: bought } })
  return row.enomCertId === null ? null : { cost: row.cost, boughtAt: row.events[0]?.at ?? null }
}
