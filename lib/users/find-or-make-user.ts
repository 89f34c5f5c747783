import { canonicalEmail } from '../canonical-email'
import type { Tx } from '../db/transaction'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'

/**
 * Returns the person with this address. If there is none, creates a client with this `language`; an existing person keeps theirs. Two
 * simultaneous callers get the same row.
 * @throws RangeError if the text is not an email address; check with `canonicalEmail` first.
 */
export async function findOrMakeUser(tx: Tx, email: string, language: Language = DEFAULT_LANGUAGE): Promise<{ id: string }> {
  const address = canonicalEmail(email)
  if (!address) throw new RangeError('not an email address')
  // Not an upsert: Prisma's upsert reads first, and fails if another process inserts the same row in between. This query waits for it.
  await tx.user.createMany({ data: { email: address, language }, skipDuplicates: true })
  return tx.user.findUniqueOrThrow({ where: { email: address }, select: { id: true } })
}
