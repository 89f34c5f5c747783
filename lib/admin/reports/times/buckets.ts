import { Prisma } from '../../../db/generated/client'

/** The ratio between the times of one bucket and those of the previous one. */
const STEP = 1.1

/** SQL: the outcome of a call to Enom and the bucket of its response time in milliseconds; bucket 0 if there was no response. */
export const KIND = Prisma.sql`case when outcome in ('ok', 'refused') then outcome else 'failed' end`
export const BUCKET = Prisma.sql`
  case when outcome in ('ok', 'refused') then ${bucketOf(Prisma.sql`extract(epoch from "finishedAt" - "startedAt")::float8 * 1000`)} else 0 end`

/** SQL: the bucket of a time. The caller chooses the unit; times below one unit go into the first bucket. */
export function bucketOf(time: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`round(ln(greatest(${time}, 1)) / ln(${STEP}::float8))::int`
}

/**
 * Returns the time within which a given share of the counted cases finished, accurate to within 5 percent; null if none were counted.
 * Expects the shortest buckets first.
 */
export function timeWithin(rows: readonly { bucket: number; count: number }[], share: number): number | null {
  const wanted = rows.reduce((sum, { count }) => sum + count, 0) * share
  let passed = 0
  for (const { bucket, count } of rows) {
    passed += count
    if (passed >= wanted) return STEP ** bucket
  }
  return null
}
