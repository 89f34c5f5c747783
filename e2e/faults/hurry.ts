import type { FaultShop } from './shop'

const EVERY = 3_000

/**
 * Makes every purchase whose end is not known two minutes older, until it is stopped: the Enom of these runs sells at once or not at all, so
 * no one has to wait for as long as a slow one might still sell.
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

/** Lets the minutes between two looks at the authority pass at once, until it is stopped. Everything else keeps its time. */
export function hurryPolls({ query }: FaultShop): { stop(): void } {
  const timer = setInterval(() => {
    query(`update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'certificate.poll' and j.run_at > now() and j.locked_at is null`).catch(() => undefined)
  }, EVERY)
  return { stop: () => clearInterval(timer) }
}
