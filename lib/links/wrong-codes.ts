import { DAY, earlier, later, now } from '../clock'
import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'

/** After this many wrong codes in a row, codes stop working for an address. The emailed link, which cannot be guessed, still works. */
export const MAX_WRONG_CODES = 20
/** How long after the first wrong code the count is reset, in milliseconds. */
const WRONG_CODES_TTL_MS = 90 * DAY

/** Counts one code for this address as wrong, and returns how many there are in a row. Call it before the code is compared. */
export async function countCode(email: string): Promise<number> {
  const at = now()
  const from = earlier(at, WRONG_CODES_TTL_MS)
  const [row] = await db.$queryRaw<{ count: number }[]>`
    insert into "WrongCodes" as w (email, count, since) values (${email}, 1, ${at})
    on conflict (email) do update set
      count = case when w.since < ${from} then 1 else w.count + 1 end,
      since = case when w.since < ${from} then ${at} else w.since end
    returning count`
  return row?.count ?? 1
}

/** Returns whether only links work for this address. */
export async function areCodesOff(email: string): Promise<boolean> {
  const count = await db.wrongCodes.count({
    where: { email, count: { gte: MAX_WRONG_CODES }, since: { gte: earlier(now(), WRONG_CODES_TTL_MS) } },
  })
  return count > 0
}

/** SQL query for the email addresses that can sign in only by link, and the time of their first wrong code (`since`). */
export function codesOff(): Prisma.Sql {
  return Prisma.sql`
    select email, since from "WrongCodes" where count >= ${MAX_WRONG_CODES} and since >= ${earlier(now(), WRONG_CODES_TTL_MS)}`
}

/** Returns the time until which only links work for an address returned by `codesOff`. */
export function codesOffUntil(since: Date): Date {
  return later(since, WRONG_CODES_TTL_MS)
}

/** Resets the count after someone has proved that they own the address or know its password. */
export async function forgetWrongCodes(email: string, tx: Tx = db): Promise<number> {
  const { count } = await tx.wrongCodes.deleteMany({ where: { email } })
  return count
}

/** Deletes up to `limit` counts that began before the given time. */
export async function deleteWrongCodes(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "WrongCodes" where email in (
      select email from "WrongCodes" where since < ${before} limit ${limit})`
}
