import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { isJobId } from './list-jobs'
import { type JobRefusal, whyNot } from './retry-job'

/**
 * Marks a job as permanently failed, with the reason as its error. Work that is still needed is queued again, because the sweeps find it by
 * the status of its order, certificate or email.
 */
export async function cancelJob(actor: Actor, id: string, { reason }: { reason: string }): Promise<Result<undefined, JobRefusal>> {
  if (!mayStaff(actor, 'logs') || !isJobId(id)) return err({ code: 'not-found' })
  const words = reason.trim()
  if (!words) return err({ code: 'reason-missing' })
  return inTransaction(async (tx) => {
    const failed = await tx.$queryRaw<unknown[]>`
      select id from graphile_worker.permanently_fail_jobs(array[${id}::bigint], ${`Cancelled by staff: ${words}`})`
    if (!failed.length) return err({ code: await whyNot(tx, id) })
    await recordStaffAction(tx, actor, { action: 'job.cancel', subject: { kind: 'job', id }, after: { reason: words } })
    return ok()
  })
}
