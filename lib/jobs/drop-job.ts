import type { Tx } from '../db/transaction'
import { type JobName, type JobPayload, jobKey } from './definitions'

/** Removes a waiting job from the queue within the caller's transaction. A running job is allowed to finish. */
export async function dropJob<Name extends JobName>(tx: Tx, name: Name, payload: JobPayload<Name>): Promise<void> {
  await tx.$queryRaw`select (graphile_worker.remove_job(${jobKey(name, payload)})).id`
}
