import { Prisma } from '../../../db/generated/client'

/** How many times as long what is in the next bucket took. */
const STEP = 1.1

/** SQL: what became of a call to Enom, and the bucket of about how many milliseconds its answer took; 0 if there was none. */
export const KIND = Prisma.sql`case when outcome in ('ok', 'refused') then outcome else 'failed' end`
export const BUCKET = Prisma.sql`
  case when outcome in ('ok', 'refused') then ${bucketOf(Prisma.sql`extract(epoch from "finishedAt" - "startedAt")::float8 * 1000`)} else 0 end`

/** SQL: the bucket of a time. Units are the caller's, and what is shorter than one of them is in the first. */
export function bucketOf(time: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`round(ln(greatest(${time}, 1)) / ln(${STEP}::float8))::int`
}

/** Returns the time within which a share of what was counted is done, to within 5 percent; null if nothing was. Shortest buckets come first. */
export function timeWithin(rows: readonly { bucket: number; count: number }[], share: number): number | null {
  const wanted = rows.reduce((sum, { count }) => sum + count, 0) * share
  let passed = 0
  for (const { bucket, count } of rows) {
    passed += count
    if (passed >= wanted) return STEP ** bucket
  }
  return null
}
