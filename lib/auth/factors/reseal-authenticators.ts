import { db } from '../../db/client'
import { SealError } from '../../secrets/open'
import { reseal } from '../../secrets/reseal'
import { secretContext } from './authenticator-secret'

/**
 * Re-encrypts the secret of every authenticator app with the newest key, so that older keys can be removed. Returns how many were
 * re-encrypted, and the people whose secret no available key can decrypt. Can be interrupted and run again at any time.
 */
export async function resealAuthenticators(): Promise<{ resealed: number; unreadable: string[] }> {
  const done = { resealed: 0, unreadable: [] as string[] }
  const apps = await db.authenticatorApp.findMany({ select: { userId: true, secretSealed: true }, orderBy: { userId: 'asc' } })
  for (const { userId, secretSealed } of apps) {
    try {
      const renewed = reseal(secretSealed, { context: secretContext(userId) })
      // If the person has just created another secret, it is already sealed with the newest key.
      if (!renewed) continue
      const { count } = await db.authenticatorApp.updateMany({ where: { userId, secretSealed }, data: { secretSealed: renewed } })
      done.resealed += count
    } catch (error) {
      if (!(error instanceof SealError)) throw error
      done.unreadable.push(userId)
    }
  }
  return done
}
