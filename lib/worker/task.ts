import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { runFenced } from '../db/fence'
import { heldLease } from '../jobs/lease'
import { inSpan } from '../metrics/in-span'
import { metrics } from '../metrics/metrics'
import { runTraced } from '../trace'

/** The fields of a job's payload that its log lines contain, if present. */
const traced = z.object({ requestId: z.string().optional(), certificateId: z.string().optional(), orderId: z.string().optional() })

/**
 * Creates a queue handler: the payload is validated, its writes are fenced by this worker's lease, its attempts are counted, and its log
 * lines contain the job and the request that queued it.
 */
export function task<Payload>({ payload }: { payload: z.ZodType<Payload> }, handle: (payload: Payload) => Promise<void>): Task {
  return async (received, { job }) => {
    const about = traced.safeParse(received).data
    await runTraced({ job: job.task_identifier, jobId: job.id, ...about }, () =>
      counted(job.task_identifier, async () => {
        const parsed = payload.parse(received)
        const leaseId = heldLease()
        await (leaseId === null ? handle(parsed) : runFenced(leaseId, () => handle(parsed)))
      }),
    )
  }
}

async function counted(job: string, work: () => Promise<void>): Promise<void> {
  const seconds = metrics.jobDuration.startTimer({ job })
  try {
    await inSpan(`job ${job}`, {}, work)
    metrics.jobs.inc({ job, outcome: 'done' })
  } catch (error) {
    metrics.jobs.inc({ job, outcome: 'failed' })
    throw error
  } finally {
    seconds()
  }
}
