import { Prisma } from '../../../db/generated/client'

/** How many times as long a call of the next bucket took. */
const STEP = 1.1

/** SQL: what became of a call to Enom, and the bucket of about how long its answer took; 0 if there was none. */
export const KIND = Prisma.sql`case when outcome in ('ok', 'refused') then outcome else 'failed' end`
export const BUCKET = Prisma.sql`
  case when outcome in ('ok', 'refused')
    then round(ln(greatest(extract(epoch from "finishedAt" - "startedAt")::float8 * 1000, 1)) / ln(${STEP}::float8))::int else 0 end`

/** Returns how many milliseconds a call of a bucket took, to within 5 percent. */
export function millisecondsOf(bucket: number): number {
  return STEP ** bucket
}
