import type { Actor } from '../../actor'
import { earlier, now } from '../../clock'
import { db } from '../../db/client'
import { listCodesOff } from '../../links/wrong-codes'
import { mayStaff } from '../../permissions'
import type { Side } from '../session/claims'
import { SLOWED_AFTER_FAILURES } from './admit-password-attempt'
import { type LimitName, sizeOf } from './rate-limit'

/** What is locked or slowed down by failures, and from how many on. A browser that used up its own attempts counts like its network. */
const WHAT = {
  password_per_pair: { what: 'password', from: sizeOf('password_per_pair').points },
  password_per_site_pair: { what: 'password', from: sizeOf('password_per_site_pair').points },
  password_per_address: { what: 'password-everywhere', from: SLOWED_AFTER_FAILURES },
  password_per_person: { what: 'new-password', from: sizeOf('password_per_person').points },
  second_step_per_person: { what: 'second-step', from: sizeOf('second_step_per_person').points },
  second_step_per_day: { what: 'second-step', from: sizeOf('second_step_per_day').points },
} as const satisfies Partial<Record<LimitName, { what: string; from: number }>>
type LockName = keyof typeof WHAT

export type Lock = {
  userId: string
  email: string
  isStaff: boolean
  /** `password-everywhere`: slowed down, not locked. `codes`: mailed codes do nothing; mailed links work. */
  what: (typeof WHAT)[LockName]['what'] | 'codes'
  side: Side | null
  /** Where the failures came from, if it is known. */
  network: string | null
  since: Date
  until: Date
}

const MAX_LISTED = 200

type Row = Pick<Lock, 'userId' | 'email' | 'isStaff' | 'side' | 'network'> & { limit: LockName; expire: Date }

/**
 * Returns the accounts that failed sign-ins keep locked or slowed down, those that stay so longest first: all, or the one of an address. An
 * address that the shop doesn't know is not among them.
 */
export async function listLocks(actor: Actor, of: { email?: string } = {}): Promise<Lock[]> {
  if (!mayStaff(actor, 'unlock')) return []
  const email = of.email ?? null
  const [rows, codes] = await Promise.all([lockedCounters(email), listCodesOff(email, MAX_LISTED)])
  const locks = [
    ...codes.map((row): Lock => ({ ...row, what: 'codes', side: null, network: null })),
    ...rows.map(
      ({ limit, expire, ...row }): Lock => ({
        ...row,
        what: WHAT[limit].what,
        since: earlier(expire, sizeOf(limit).seconds * 1_000),
        until: expire,
      }),
    ),
  ]
  return locks.filter(({ isStaff }) => !isStaff || mayStaff(actor, 'credentials'))
}

function lockedCounters(email: string | null): Promise<Row[]> {
  const limits = Object.entries(WHAT)
  return db.$queryRaw<Row[]>`
    select u.id as "userId", u.email, u.role = 'staff' as "isStaff", f."limit", f.side, f.network, r.expire
    from unnest(${limits.map(([name]) => name)}::text[], ${limits.map(([, { from }]) => from)}::int[]) as w("limit", points)
    join "FailureCounter" f on f."limit" = w."limit"
    join "RateLimiterFlexible" r on r.key = f.counter and r.points >= w.points and r.expire > ${now()}
    join "User" u on u.id = f."userId"
    where ${email}::text is null or u.email = ${email}
    order by r.expire desc limit ${MAX_LISTED}`
}
