import { Prisma } from '../db/generated/client'
import type { JobName } from './definitions'

/**
 * SQL that is true while such a job about this thing is at work, or will be tried within minutes. One that has failed for good, or that the
 * queue makes wait for hours after many failures, does not count. `about` is an SQL expression for what definitions.ts says of it.
 */
export function hasJobSoon(name: JobName, about: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from graphile_worker.jobs j
     where j.key = ${`${name}:`} || ${about} and j.attempts < j.max_attempts
       and (j.locked_at is not null or j.run_at < now() + interval '5 minutes'))`
}
