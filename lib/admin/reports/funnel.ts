import type { Actor } from '../../actor'
import type { ValidationLevel } from '../../catalog/schema'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import type { Span } from './period'

/** How far the certificates paid for within a period have come, and the median time from one step to the next, in seconds. */
export type Funnel = {
  paid: number
  setUp: number
  issued: number
  installed: number
  toSetUp: number | null
  toIssued: number | null
  toInstalled: number | null
}

/** Returns null for anyone but staff. */
export async function getFunnel(actor: Actor, span: Span): Promise<Funnel | null> {
  if (!mayStaff(actor, 'see')) return null
  const [row] = await db.$queryRaw<Funnel[]>`
    select count(*)::int as paid, count(c."submittedAt")::int as "setUp", count(c."issuedAt")::int as issued,
           count(c."installedAt")::int as installed,
           percentile_cont(0.5) within group (order by extract(epoch from c."submittedAt" - o."paidAt"))::float8 as "toSetUp",
           percentile_cont(0.5) within group (order by extract(epoch from c."issuedAt" - c."submittedAt"))::float8 as "toIssued",
           percentile_cont(0.5) within group (order by extract(epoch from c."installedAt" - c."issuedAt"))::float8 as "toInstalled"
      from "Order" o join "Certificate" c on c."orderId" = o.id
     where o."paidAt" >= ${span.from} and o."paidAt" < ${span.until} and o.source <> 'import'`
  return row ?? null
}

/** How long it took from the payment to the file, in seconds, by authority and level. */
export type IssueTime = { family: 'symantec' | 'comodo'; level: ValidationLevel; issued: number; median: number; slowest: number }

/** Returns the time from payment to issue for what was paid within a period; `slowest` is the time nine of ten stay below. */
export async function getIssueTimes(actor: Actor, span: Span): Promise<IssueTime[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<IssueTime[]>`
    select t.family, t.level, count(*)::int as issued,
           percentile_cont(0.5) within group (order by extract(epoch from c."issuedAt" - o."paidAt"))::float8 as median,
           percentile_cont(0.9) within group (order by extract(epoch from c."issuedAt" - o."paidAt"))::float8 as slowest
      from "Order" o join "Certificate" c on c."orderId" = o.id join "CertificateType" t on t.code = c."typeCode"
     where o."paidAt" >= ${span.from} and o."paidAt" < ${span.until} and o.source <> 'import' and c."issuedAt" is not null
     group by 1, 2 order by 1, 2`
}
