import { now } from '../../clock'
import { db } from '../../db/client'
import type { Side } from '../session/claims'
import { counterOf, type Turn } from './rate-limit'

type Failure = {
  /** The per-account limits that the failure counted against. */
  turns: readonly Turn[]
  /** The account owner, or the address that was entered, which may be unknown. */
  of: { userId: string } | { email: string }
  side?: Side
  network?: string | null
}

/** Records which counters a failed sign-in was added to, so that staff can see and reset them. Does the same for unknown addresses. */
export async function noteFailure({ turns, of, side, network = null }: Failure): Promise<void> {
  const counters = turns.map(([name, whom]) => counterOf(name, whom))
  const limits = turns.map(([name]) => name)
  const [userId, email] = 'userId' in of ? [of.userId, null] : [null, of.email]
  const at = now()
  await db.$executeRaw`
    insert into "FailureCounter" (counter, "limit", side, "userId", network, at)
    select counter, "limit", ${side ?? null}, (select id from "User" where id = ${userId}::uuid or email = ${email}), ${network}, ${at}
    from unnest(${counters}::text[], ${limits}::text[]) as t(counter, "limit")
    on conflict (counter) do update set "userId" = excluded."userId", at = excluded.at`
}
