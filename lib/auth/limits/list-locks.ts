import type { Actor } from '../../actor'
import { earlier, now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { codesOff, codesOffUntil } from '../../links/wrong-codes'
import { mayStaff } from '../../permissions'
import type { Side } from '../session/claims'
import { SLOWED_AFTER_FAILURES } from './admit-password-attempt'
import { type LimitName, sizeOf } from './rate-limit'

/**
 * The limits through which failures lock or slow down sign-in, each with its threshold. A browser that has used up its own attempts is
 * counted with its network.
 */
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
  /** `password-everywhere`: slowed down, not locked. `codes`: emailed codes no longer work, but emailed links do. */
  what: (typeof WHAT)[LockName]['what'] | 'codes'
  side: Side | null
  /** Where the failures came from, if known. */
  network: string | null
  since: Date
  until: Date
}

const MAX_LISTED = 200

/** `at`: when the counter expires. For codes, `limit` is null and `at` is the time of the first wrong code. */
type Row = Pick<Lock, 'userId' | 'email' | 'isStaff' | 'side' | 'network'> & { limit: LockName | null; at: Date }

/**
 * Returns the accounts that failed sign-ins have locked or slowed down, longest lock first: all of them, or only the one with the given
 * address. Unknown addresses are left out.
 */
export async function listLocks(actor: Actor, of: { email?: string } = {}): Promise<Lock[]> {
  if (!mayStaff(actor, 'unlock')) return []
  const email = of.email ?? null
  const locks = (await lockedNow(email)).map(({ limit, at, ...row }): Lock => {
    if (limit === null) return { ...row, what: 'codes', since: at, until: codesOffUntil(at) }
    return { ...row, what: WHAT[limit].what, since: earlier(at, sizeOf(limit).seconds * 1_000), until: at }
  })
  return locks
    .filter(({ isStaff }) => !isStaff || mayStaff(actor, 'credentials'))
    .toSorted((one, other) => other.until.getTime() - one.until.getTime())
}

function lockedNow(email: string | null): Promise<Row[]> {
  const limits = Object.entries(WHAT)
  const ofAddress = Prisma.sql`(${email}::text is null or u.email = ${email})`
  return db.$queryRaw<Row[]>`
    (select u.id as "userId", u.email, u.role = 'staff' as "isStaff", null as "limit", null as side, null as network, w.since as at
       from (${codesOff()}) w join "User" u on u.email = w.email
      where ${ofAddress} order by w.since desc limit ${MAX_LISTED})
    union all
    (select u.id, u.email, u.role = 'staff', f."limit", f.side, f.network, r.expire
       from unnest(${limits.map(([name]) => name)}::text[], ${limits.map(([, { from }]) => from)}::int[]) as w("limit", points)
       join "FailureCounter" f on f."limit" = w."limit"
       join "RateLimiterFlexible" r on r.key = f.counter and r.points >= w.points and r.expire > ${now()}
       join "User" u on u.id = f."userId"
      where ${ofAddress} order by r.expire desc limit ${MAX_LISTED})`
}
