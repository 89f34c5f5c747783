import { canonicalEmail } from '../../canonical-email'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { recordEvent } from '../record-event'

/**
 * Removes the authenticator app of someone who has lost both it and the recovery codes. Only server operators can do this, after verifying
 * who is asking. The person is notified by email. Returns whether there was an app to remove.
 */
export async function removeLostAuthenticator(address: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { email: canonicalEmail(address) ?? '' }, select: { id: true } })
  if (!user) return false
  const userId = user.id
  return inTransaction(async (tx) => {
    const { count } = await tx.authenticatorApp.deleteMany({ where: { userId, confirmedAt: { not: null } } })
    if (!count) return false
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await recordEvent(tx, { userId }, 'authenticator_removed')
    return true
  })
}
