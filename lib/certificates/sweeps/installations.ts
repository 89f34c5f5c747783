import { DAY, earlier, now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { hasJobSoon } from '../../jobs/has-job-soon'

/** As many as one sweep takes on. A look takes up to ten seconds, and the next sweep comes in a minute. */
const INSTALLATION_BATCH = 20
/** All of them wait in one line, so that looks never keep the worker from buying. */
const INSTALLATION_QUEUE = 'installation checks'

/**
 * Has every issued certificate looked at: daily in the week after its newest file arrived, then weekly. The first look is a day after that,
 * when there has been time to install it. Returns how many.
 */
export async function sweepInstallations(): Promise<number> {
  const at = now()
  const [dayAgo, weekAgo] = [earlier(at, DAY), earlier(at, 7 * DAY)]
  const due = await db.$queryRaw<{ id: string }[]>`
    select c.id from "Certificate" c
      join lateral (
        select f."receivedAt", f."notAfter" from "CertificateFile" f
         where f."certificateId" = c.id and (cardinality(f.faults) = 0 or f."releasedAt" is not null)
         order by f.id desc limit 1) f on true
      left join "InstallationCheck" k on k."certificateId" = c.id
     where c.stage <> 'closed' and c."issuedAt" is not null and f."notAfter" > ${at}
       and coalesce(k."checkedAt", f."receivedAt") < case when f."receivedAt" > ${weekAgo} then ${dayAgo}::timestamp else ${weekAgo}::timestamp end
       and not ${hasJobSoon('certificate.check_installation', Prisma.sql`c.id`)}
       and not exists (select 1 from "Dispute" d where d."orderId" = c."orderId" and d.status in ('open', 'lost'))
       and not exists (select 1 from "Order" o where o.id = c."orderId" and o.status = 'refunded')
       and not exists (select 1 from "RefundAllocation" a join "Refund" r on r.id = a."refundId"
                        where a."certificateId" = c.id and r.status in ('requested', 'sent', 'succeeded'))
     order by k."checkedAt" nulls first, c.id limit ${INSTALLATION_BATCH}`
  await forEachIsolated(due, {
    what: 'a look at an installation',
    work: ({ id }) =>
      inTransaction((tx) => enqueue(tx, 'certificate.check_installation', { certificateId: id }, { queue: INSTALLATION_QUEUE })),
  })
  return due.length
}
