import { Prisma } from '../../../db/generated/client'
import { inTransaction } from '../../../db/transaction'
import { dayOf, lockReportDays, paidOn, takeDueDays } from '../due-days'
import { readReportSettings } from '../read-settings'
import { bucketOf } from './buckets'

/** What a certificate has reached: each counts with the time since the one before it, and `whole` with the time from payment to issue. */
export type ProgressStep = 'paid' | 'set_up' | 'issued' | 'installed' | 'whole'

/** The bucket of a step whose time is not known: it has none, or it is dated before the step that precedes it, as after a reissue. */
export const NOT_KNOWN = -1

/** One run makes so many transactions, of some days each. The next run takes the rest. */
const MOST_TURNS = 20

/** Sums up again, by days of the shop's zone, how far certificates have come, for every day of which something changed. */
export async function sumProgressDays(): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) if (!(await sumSomeDays())) return
}

/** Sums up the latest of the marked days. Returns whether there was one. */
function sumSomeDays(): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockReportDays(tx)
    const { timeZone: zone } = await readReportSettings(tx)
    const days = await takeDueDays(tx, 'ProgressDayDue', zone)
    if (!days) return false
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
    return true
  })
}

/** The bucket of the seconds between two moments. */
function since(before: string, after: string): Prisma.Sql {
  const seconds = Prisma.sql`extract(epoch from ${Prisma.raw(after)} - ${Prisma.raw(before)})::float8`
  return Prisma.sql`case when ${Prisma.raw(after)} >= ${Prisma.raw(before)} then ${bucketOf(seconds)} else ${NOT_KNOWN}::int end`
}
