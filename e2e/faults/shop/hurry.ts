import type { FaultShop } from './shop'

const EVERY = 3_000

/**
 * Ages every purchase with an unknown outcome by two minutes, until stopped. In these runs, Enom completes a sale immediately or not at
 * all, so there is no need to allow for a slow Enom.
 */
export function hurrySales({ query }: FaultShop): { stop(): void } {
  const timer = setInterval(() => {
    query(`update "EnomCall" c set "startedAt" = c."startedAt" - interval '2 minutes' from "SupplierOperation" a
      where a.id = c."operationId" and a.kind = 'purchase' and a.state = 'unknown' and c."startedAt" > a."startedAt" - interval '1 minute'`).catch(
      () => undefined,
    )
  }, EVERY)
  return { stop: () => clearInterval(timer) }
}

/** Makes the next check with the authority due immediately, again and again until stopped. All other delays are unchanged. */
export function hurryPolls({ query }: FaultShop): { stop(): void } {
  const timer = setInterval(() => {
    query(`update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'certificate.poll' and j.run_at > now() and j.locked_at is null`).catch(() => undefined)
  }, EVERY)
  return { stop: () => clearInterval(timer) }
}
