import { Prisma } from '../db/generated/client'

/** The id of the last comparison of each account: one row is read for each, however many comparisons there were. */
export const LAST_RUNS = Prisma.sql`
  select last.id from "EnomAccount" a cross join lateral (
    select r.id from "AuditRun" r where r."accountId" = a.id order by r."startedAt" desc limit 1) last`
