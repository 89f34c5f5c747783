import type { FaultShop } from './shop'

const EVERY = 3_000

/** Lets the minutes between two looks at the authority pass at once, until it is stopped. Everything else keeps its time. */
export function hurryPolls({ query }: FaultShop): { stop(): void } {
  const timer = setInterval(() => {
    query(`update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'certificate.poll' and j.run_at > now() and j.locked_at is null`).catch(() => undefined)
  }, EVERY)
  return { stop: () => clearInterval(timer) }
}
