import { earlier, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { hasJobSoon } from '../../jobs/has-job-soon'
import { sendAllSoon } from '../send-soon'

/** Maximum for one sweep. The next minute's sweep continues. */
const SWEEP_BATCH = 200
/** How late a delivery must be before its job is considered lost. */
const LATE_AFTER = 2 * MINUTE

/** Creates a new job for each due delivery that has lost its job. Returns how many there were. */
export async function sweepUnsentDeliveries(): Promise<number> {
  const late = await db.$queryRaw<{ id: string; endpointId: string; isFailing: boolean }[]>`
    select d.id, d."endpointId", e."failingSince" is not null as "isFailing"
    from "WebhookDelivery" d join "WebhookEndpoint" e on e.id = d."endpointId"
    where d.status = 'waiting' and d."nextAttemptAt" < ${earlier(now(), LATE_AFTER)}
      and not ${hasJobSoon('webhook.send', Prisma.sql`d.id::text`)}
    order by d."nextAttemptAt" limit ${SWEEP_BATCH}`
  await inTransaction((tx) => sendAllSoon(tx, late))
  return late.length
}
