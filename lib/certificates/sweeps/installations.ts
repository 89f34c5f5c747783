import { now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { hasJobSoon } from '../../jobs/has-job-soon'

/** The maximum number of checks that one sweep queues. A check takes up to ten seconds, and the next sweep starts in a minute. */
const INSTALLATION_BATCH = 20
/** All checks share one queue, so they never hold up purchases. */
const INSTALLATION_QUEUE = 'installation checks'

/** Queues a check of each installation that is due (see check.ts). Returns the number queued. */
export async function sweepInstallations(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    select c.id from "Certificate" c
     where c."lookAt" <= ${now()} and c.stage <> 'closed'
       and not ${hasJobSoon('certificate.check_installation', Prisma.sql`c.id`)}
       and not exists (select 1 from "Dispute" d where d."orderId" = c."orderId" and d.status in ('open', 'lost'))
       and not exists (select 1 from "Order" o where o.id = c."orderId" and o.status = 'refunded')
       and not exists (select 1 from "RefundAllocation" a join "Refund" r on r.id = a."refundId"
                        where a."certificateId" = c.id and r.status in ('requested', 'sent', 'succeeded'))
     order by c."lookAt", c.id limit ${INSTALLATION_BATCH}`
  await forEachIsolated(due, {
    what: 'an installation check',
    work: ({ id }) =>
      inTransaction((tx) => enqueue(tx, 'certificate.check_installation', { certificateId: id }, { queue: INSTALLATION_QUEUE })),
  })
  return due.length
}
