import type { Tx } from '../db/transaction'
import { readTrace } from '../trace'
import { JOBS, type JobName, type JobPayload, jobKey } from './definitions'

type NewJob<Name extends JobName> = { payload: JobPayload<Name>; queue: string }

/**
 * Adds many jobs to the queue in one query, within the caller's transaction. Use it only for subjects that have no job yet, because it
 * replaces waiting jobs.
 */
export async function enqueueNew<Name extends JobName>(tx: Tx, name: Name, jobs: readonly NewJob<Name>[]): Promise<void> {
  if (!jobs.length) return
  const { payload: schema, attempts } = JOBS[name]
  const { requestId } = readTrace()
  const rows = jobs.map(({ payload, queue }) => ({ key: jobKey(name, payload), queue, payload: { ...schema.parse(payload), requestId } }))
  await tx.$queryRaw`
    select (graphile_worker.add_job(
      identifier => ${name}::text, queue_name => j.queue, payload => j.payload, max_attempts => ${attempts}::int, job_key => j.key)).id
    from json_to_recordset(${JSON.stringify(rows)}::json) as j(key text, queue text, payload json)`
}
