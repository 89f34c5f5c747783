import { later, MINUTE, now } from '../../clock'
import { db } from '../../db/client'

const CHALLENGE_MS = 5 * MINUTE

/** Stores a challenge for an authenticator to sign. `userId` is the person adding a passkey; null for a sign-in. */
export async function keepChallenge(challenge: string, userId: string | null): Promise<void> {
  await db.passkeyChallenge.create({ data: { challenge, userId, expiresAt: later(now(), CHALLENGE_MS) } })
}

/**
 * Returns whether this challenge was issued for the same purpose in the last five minutes, and consumes it. A challenge can be used only
 * once.
 */
export async function takeChallenge(challenge: string, userId: string | null): Promise<boolean> {
  const { count } = await db.passkeyChallenge.deleteMany({ where: { challenge, userId, expiresAt: { gt: now() } } })
  return count === 1
}

/** Deletes up to `limit` challenges that expired before the given time. */
export async function deleteOldChallenges(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "PasskeyChallenge" where challenge in (
      select challenge from "PasskeyChallenge" where "expiresAt" < ${before} limit ${limit})`
}
