import { Prisma } from '../db/generated/client'

/**
 * SQL that is true while a job with this key is at work, or will be tried within minutes. One that has failed for good, or that the queue
 * makes wait for hours after many failures, does not count.
 */
export function hasJobSoon(key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from graphile_worker.jobs j
     where j.key = ${key} and j.attempts < j.max_attempts and (j.locked_at is not null or j.run_at < now() + interval '5 minutes'))`
}
