import type { KeyReuse } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'

/**
 * Returns whether the key of a request was seen before: reported as leaked, in an issued certificate of another buyer, or in another one of
 * the same buyer. `keyHash` is a `spkiSha256`. Null if it is new.
 */
export async function findKeyReuse(
  tx: Tx,
  { keyHash, certificateId, userId }: { keyHash: string; certificateId: string; userId: string },
): Promise<KeyReuse | null> {
  if (await tx.issuance.count({ where: { replacedKey: keyHash, reason: 'leaked_key' }, take: 1 })) return 'leaked'
  const used = { keyHash, certificateId: { not: certificateId } }
  if (await tx.issuance.count({ where: { ...used, certificate: { issuedAt: { not: null }, userId: { not: userId } } }, take: 1 }))
    return 'other_buyer'
  return (await tx.issuance.count({ where: { ...used, certificate: { issuedAt: { not: null }, userId } }, take: 1 })) ? 'own' : null
}
