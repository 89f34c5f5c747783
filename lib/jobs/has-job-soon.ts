import { Prisma } from '../db/generated/client'
import type { JobName } from './definitions'

/**
 * SQL condition that is true while a job of this kind and subject is running or will be tried within minutes. Jobs that failed permanently,
 * or that the queue delays for hours after many failures, are ignored. `about` is an SQL expression for the subject as in definitions.ts.
 */
export function hasJobSoon(name: JobName, about: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from graphile_worker.jobs j
     where j.key = ${`${name}:`} || ${about} and j.attempts < j.max_attempts
       and (j.locked_at is not null or j.run_at < now() + interval '5 minutes'))`
}
