import { now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { hasJobSoon } from '../../jobs/has-job-soon'

/** The maximum number of checks that one sweep queues, which allows 28,800 a day. */
const ISSUED_BATCH = 20
/** All checks share one queue, so they never hold up purchases. */
const ISSUED_QUEUE = 'issued certificates'

/** Queues a check at Enom for each issued certificate that is due. Returns the number queued. */
export async function sweepIssued(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    select c.id from "Certificate" c
     where c."lookAgainAt" <= ${now()} and not ${hasJobSoon('certificate.look_issued', Prisma.sql`c.id`)}
     order by c."lookAgainAt", c.id limit ${ISSUED_BATCH}`
  await forEachIsolated(due, {
    what: 'a check of an issued certificate',
    work: ({ id }) => inTransaction((tx) => enqueue(tx, 'certificate.look_issued', { certificateId: id }, { queue: ISSUED_QUEUE })),
  })
  return due.length
}
