import { vi } from 'vitest'
import { MINUTE } from '../../clock'
import { db } from '../../db/client'
import { probeBroken } from '../../registrar/connection/open-registrar'
import { runPurchaseQueue } from '../purchase-run/run-queue'
import { reconcilePurchase } from '../reconciliation/reconcile'
import { sweepOverdue } from '../sweeps/overdue'
import { resumeHeld } from '../sweeps/resume-held'

type Job = { id: string; task: string; payload: { typeCode: string; accountId: string | null; operationId: string }; delay: number }

/**
 * Tests only: runs the purchase jobs in this process with its own clock (`Date` is faked, so the simulator shares it). Time jumps to the
 * next due job, and a sweep runs every minute.
 */
export function createTestWorker() {
  const due = new Map<string, number>()
  let nextSweep = 0

  async function takeNext(): Promise<Job | null> {
    const jobs = await db.$queryRaw<(Job & { version: string })[]>`
      select j.id::text as id, t.identifier as task, j.payload, (j.id::text || ':' || j.updated_at::text) as version,
             (extract(epoch from (j.run_at - j.updated_at)) * 1000)::float8 as delay
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier in ('purchase.run', 'purchase.look')`
    for (const { version, delay } of jobs) if (!due.has(version)) due.set(version, Date.now() + Math.max(0, delay))
    const dueAt = ({ version }: { version: string }) => due.get(version) ?? 0
    const [next] = jobs.sort((a, b) => dueAt(a) - dueAt(b))
    if (!next || dueAt(next) > nextSweep) return null
    vi.setSystemTime(Math.max(Date.now(), dueAt(next)))
    await db.$executeRaw`delete from graphile_worker._private_jobs where id = ${Number(next.id)}`
    return next
  }

  async function step(): Promise<void> {
    if (!nextSweep) nextSweep = Date.now() + MINUTE
    const job = await takeNext()
    if (job?.task === 'purchase.run') return runPurchaseQueue(job.payload)
    if (job) {
      await reconcilePurchase(job.payload.operationId)
      return
    }
    vi.setSystemTime(Math.max(Date.now(), nextSweep))
    nextSweep = Date.now() + MINUTE
    await probeBroken()
    await resumeHeld()
    await sweepOverdue()
  }

  return {
    /** Runs until `isDone` and returns how many milliseconds passed on the faked clock. @throws Error if it takes longer than `limit`. */
    async until(isDone: () => Promise<boolean>, limit: number): Promise<number> {
      const began = Date.now()
      while (!(await isDone())) {
        if (Date.now() - began > limit) throw new Error(`not done after ${limit / 1000} seconds`)
        await step()
      }
      return Date.now() - began
    },
  }
}
