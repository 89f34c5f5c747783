import { now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { hasJobSoon } from '../../jobs/has-job-soon'

/** The most that one sweep queues. A check takes up to ten seconds, and the next sweep comes in a minute. */
const INSTALLATION_BATCH = 20
/** All of them wait in one queue, so that checks never keep the worker from buying. */
const INSTALLATION_QUEUE = 'installation checks'

/** Queues a check of each installation that is due (check.ts says when). Returns how many. */
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
    what: 'a look at an installation',
    work: ({ id }) =>
      inTransaction((tx) => enqueue(tx, 'certificate.check_installation', { certificateId: id }, { queue: INSTALLATION_QUEUE })),
  })
  return due.length
}
