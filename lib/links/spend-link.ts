import { now } from '../clock'
import type { LinkPurpose } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { hashToken } from './secrets'

/** Uses up a link of this purpose in the caller's transaction, once. Returns its id, or null if it no longer works. */
export async function spendLink(tx: Tx, token: string, purpose: LinkPurpose): Promise<string | null> {
  const at = now()
  const [link] = await tx.link.updateManyAndReturn({
    where: { tokenHash: hashToken(token), purpose, usedAt: null, replacedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
    select: { id: true },
  })
  return link?.id ?? null
}

/** Ends links by their ids, for example because what they were for was replaced. */
export async function endLinksById(tx: Tx, ids: readonly string[]): Promise<void> {
  const at = now()
  await tx.link.updateMany({ where: { id: { in: [...ids] }, usedAt: null, expiresAt: { gt: at } }, data: { expiresAt: at } })
}
