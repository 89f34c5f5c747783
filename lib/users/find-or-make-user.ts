import { canonicalEmail } from '../canonical-email'
import type { Tx } from '../db/transaction'

/**
 * The person who has this address, made as a client when nobody has it; two callers at once get the same row.
 * @throws RangeError when the text is no email address: check with `canonicalEmail` first.
 */
export async function findOrMakeUser(tx: Tx, email: string): Promise<{ id: string }> {
  const address = canonicalEmail(email)
  if (!address) throw new RangeError('not an email address')
  // Not an upsert: Prisma's reads first and fails where somebody else makes the same row meanwhile; this waits for them.
  await tx.user.createMany({ data: { email: address }, skipDuplicates: true })
  return tx.user.findUniqueOrThrow({ where: { email: address }, select: { id: true } })
}
