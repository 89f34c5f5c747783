import { now } from '../clock'
import type { LinkPurpose } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { hashToken } from './secrets'

/** Redeems a link with this purpose, once, in the caller's transaction. Returns its id, or null if it no longer works. */
export async function spendLink(tx: Tx, token: string, purpose: LinkPurpose): Promise<string | null> {
  const at = now()
  const [link] = await tx.link.updateManyAndReturn({
    where: { tokenHash: hashToken(token), purpose, usedAt: null, replacedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
    select: { id: true },
  })
  return link?.id ?? null
}

/** Invalidates links by id, for example because the item they refer to was replaced. */
export async function endLinksById(tx: Tx, ids: readonly string[]): Promise<void> {
  const at = now()
  await tx.link.updateMany({ where: { id: { in: [...ids] }, usedAt: null, expiresAt: { gt: at } }, data: { expiresAt: at } })
}
