import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { type Action, ownCertificates, rolesFor } from '../../permissions'

/** The accounts and individual certificates that others share with a person. */
export type Shared = { accountIds: string[]; certificateIds: string[] }

/** Returns what others share with a person in a role that includes `action`. */
export async function sharedWith(userId: string, action: Action): Promise<Shared> {
  const found = await db.membership.findMany({
    where: { memberId: userId, endedAt: null, role: { in: rolesFor(action) } },
    select: { accountId: true, certificateId: true },
  })
  return {
    accountIds: found.flatMap(({ accountId }) => accountId ?? []),
    certificateIds: found.flatMap(({ certificateId }) => certificateId ?? []),
  }
}

/**
 * Returns the same `where` as `ownCertificates`, for lists. It lists shared certificates by id, because with a condition on relations
 * PostgreSQL would read every certificate in the shop.
 */
export async function certificatesWithinReach(actor: Actor, action: Action): Promise<Prisma.CertificateWhereInput> {
  if (actor.kind !== 'client') return ownCertificates(actor, action)
  const { userId } = actor
  const { accountIds, certificateIds } = await sharedWith(userId, action)
  const ofAccounts = { userId: accountIds.length ? { in: [userId, ...accountIds] } : userId }
  return certificateIds.length ? { OR: [ofAccounts, { id: { in: certificateIds } }] } : ofAccounts
}
