import type { Tx } from '../db/transaction'

/** Whether something at Enom is, or may be, of this account: a certificate, or a purchase Enom did not clearly refuse. */
export async function mayHoldSomething(tx: Tx, accountId: string): Promise<boolean> {
  const held = await tx.certificate.findFirst({ where: { enomAccountId: accountId }, select: { id: true } })
  if (held) return true
  const asked = await tx.supplierOperation.findFirst({ where: { accountId, state: { not: 'refused' } }, select: { id: true } })
  return asked !== null
}
