import { Prisma } from '../../../db/generated/client'
import { dayOf, paidOn, sumDueDays } from '../due-days'
import { bucketOf } from './buckets'

/**
 * The steps that a certificate can reach. Each is counted with the time since the previous step; `whole` covers the time from payment to
 * issue.
 */
export type ProgressStep = 'paid' | 'set_up' | 'issued' | 'installed' | 'whole'

/** The bucket of a step whose time is unknown, because it is missing or earlier than that of the previous step, as after a reissue. */
export const NOT_KNOWN = -1

/** Recomputes the progress of certificates for every day that has changed. Days are those of the shop's time zone. */
export function sumProgressDays(): Promise<void> {
  return sumDueDays('ProgressDayDue', async (tx, days, zone) => {
    await tx.$executeRaw`delete from "ProgressDay" where day = any(${days})`
    await tx.$executeRaw`
      insert into "ProgressDay" (day, step, key, bucket, certificates)
      select ${dayOf(Prisma.sql`o."paidAt"`, zone)}, s.step, s.key, s.bucket, count(*)
        from (${paidOn(days, zone)}) o join "Certificate" c on c."orderId" = o.id join "CertificateType" t on t.code = c."typeCode"
       cross join lateral (values
         ('paid', '', true, ${NOT_KNOWN}::int),
         ('set_up', '', c."submittedAt" is not null, ${since('o."paidAt"', 'c."submittedAt"')}),
         ('issued', '', c."issuedAt" is not null, ${since('c."submittedAt"', 'c."issuedAt"')}),
         ('installed', '', c."installedAt" is not null, ${since('c."issuedAt"', 'c."installedAt"')}),
         ('whole', t.family::text || ' ' || t.level::text, c."issuedAt" is not null, ${since('o."paidAt"', 'c."issuedAt"')})
       ) s(step, key, "isReached", bucket)
       where o.source <> 'import' and s."isReached" group by 1, 2, 3, 4`
  })
}

/** The bucket of the time between two moments, in seconds. */
function since(before: string, after: string): Prisma.Sql {
  const seconds = Prisma.sql`extract(epoch from ${Prisma.raw(after)} - ${Prisma.raw(before)})::float8`
  return Prisma.sql`case when ${Prisma.raw(after)} >= ${Prisma.raw(before)} then ${bucketOf(seconds)} else ${NOT_KNOWN}::int end`
}
