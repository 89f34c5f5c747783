import type { Prisma } from '../db/generated/client'
import type { MailStatus } from '../db/generated/enums'
import type { Tx } from '../db/transaction'

/** Where a mail may go from where it is: a mail that was sent, or given up, stays so. */
export const MAIL_STEPS = {
  queued: ['sent', 'failed'],
  sent: [],
  failed: [],
} as const satisfies Record<MailStatus, readonly MailStatus[]>

/**
 * Moves a mail that waits to be sent to its end: the only writer of `Mail.status`. Returns false when it had one already, and
 * changes nothing then.
 */
export async function moveMail(
  tx: Tx,
  id: string,
  {
    to,
    facts,
  }: { to: (typeof MAIL_STEPS.queued)[number]; facts: Pick<Prisma.MailUpdateManyMutationInput, 'sentAt' | 'attempts' | 'lastError'> },
): Promise<boolean> {
  const { count } = await tx.mail.updateMany({ where: { id, status: 'queued' }, data: { ...facts, status: to } })
  return count === 1
}
