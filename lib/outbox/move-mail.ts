import type { Prisma } from '../db/generated/client'
import type { MailStatus } from '../db/generated/enums'
import type { Tx } from '../db/transaction'

/** Allowed status changes. Emails that were sent or given up on keep their status. */
export const MAIL_STEPS = {
  queued: ['sent', 'failed'],
  sent: [],
  failed: [],
} as const satisfies Record<MailStatus, readonly MailStatus[]>

/**
 * Moves a queued email to its final status. This is the only writer of `Mail.status`. Returns false and changes nothing if the email is no
 * longer queued.
 */
export async function moveMail(
  tx: Tx,
  id: string,
  {
    to,
    facts,
  }: {
    to: (typeof MAIL_STEPS.queued)[number]
    facts: Pick<Prisma.MailUpdateManyMutationInput, 'sentAt' | 'attempts' | 'lastError' | 'refused' | 'textVersion' | 'language'>
  },
): Promise<boolean> {
  const { count } = await tx.mail.updateMany({ where: { id, status: 'queued' }, data: { ...facts, status: to } })
  return count === 1
}
