import type { Tx } from '../db/transaction'
import type { MailKind } from '../email/kinds'

/**
 * Deletes an order's waiting emails of one kind, because a newer one replaces them. Returns the `onceKey` of the latest, or null if none was
 * waiting. The newer email takes over that key, so that the same event is not emailed again.
 */
export async function withdrawMails(tx: Tx, { orderId, kind }: { orderId: string; kind: MailKind }): Promise<string | null> {
  const where = { orderId, kind, status: 'queued' } as const
  const latest = await tx.mail.findFirst({ where, orderBy: { id: 'desc' }, select: { onceKey: true } })
  await tx.mail.deleteMany({ where })
  return latest?.onceKey ?? null
}
