import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { endLinks } from '../links/end-links'

/** Returns the placeholder address of a person who deleted their account. It receives no email, and no one can sign in with it. */
export function deletedAddress(userId: string): string {
  return `deleted-${userId}@deleted.invalid`
}

/**
 * Clears a person's row, which orders and certificates refer to, ends their sessions, invalidates their codes and links, and deletes
 * invitations to the back office.
 */
export async function anonymise(tx: Tx, { userId, email }: { userId: string; email: string }): Promise<void> {
  await endLinks(tx, { userId, email })
  await tx.staffInvitation.deleteMany({ where: { email } })
  const at = now()
  await tx.user.update({
    where: { id: userId },
    data: {
      email: deletedAddress(userId),
      name: null,
      timeZone: null,
      passwordHash: null,
      sessionVersion: { increment: 1 },
      confirmedAt: null,
      mutedMails: [],
      disabledAt: at,
      deletedAt: at,
    },
  })
}
