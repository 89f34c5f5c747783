import { expect, test } from 'vitest'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { cancelJob } from '../jobs/cancel-job'
import { deleteFailedJobs } from '../jobs/delete-failed-jobs'
import { enqueue } from '../jobs/enqueue'
import { countJobs, getJob, listJobs } from '../jobs/list-jobs'
import { retryFailedJobs, retryJob } from '../jobs/retry-job'

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const client = { kind: 'client', userId: '018f0000-0000-7000-8000-000000000002' } as const

const refused = (code: string) => ({ ok: false, error: { code } })
const add = (eventId: string) => inTransaction((tx) => enqueue(tx, 'stripe.apply_event', { eventId }))

async function idOf(eventId: string): Promise<string> {
  const { rows } = await listJobs(staff, { name: 'stripe.apply_event' })
  return rows.find(({ payload }) => JSON.stringify(payload).includes(eventId))?.id ?? ''
}

test('only staff can see waiting, running and failed jobs, and retry or cancel them', async () => {
  for (const eventId of ['evt_failed', 'evt_running', 'evt_again', 'evt_waiting']) await add(eventId)
  await inTransaction((tx) => enqueue(tx, 'shop.sweep', {}))
  const [failed, running, again] = [await idOf('evt_failed'), await idOf('evt_running'), await idOf('evt_again')]
  await db.$executeRaw`
    update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'Stripe is away' where id = ${failed}::bigint`
  await db.$executeRaw`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w' where id = ${running}::bigint`
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = 3 where id = ${again}::bigint`

  const named = async (filter: Parameters<typeof listJobs>[1]) => (await listJobs(staff, filter)).rows.map(({ id }) => id)
  expect(await named({ state: 'failed' })).toEqual([failed])
  expect(await named({ state: 'running' })).toEqual([running])
  expect(await named({ state: 'retrying', name: 'stripe.apply_event' })).toEqual([again])
  expect(await named({ name: 'shop.sweep' })).toHaveLength(1)
  expect(await named({ after: again })).toEqual([running, failed])
  expect((await countJobs(staff))[0]).toEqual({ name: 'stripe.apply_event', failed: 1, retrying: 1, running: 1, waiting: 1 })
  expect(await getJob(staff, failed)).toMatchObject({ error: 'Stripe is away', attempts: 25, maxAttempts: 25 })

  expect(await listJobs(client)).toEqual({ rows: [], next: null })
  expect(await countJobs(client)).toEqual([])
  expect(await getJob(client, failed)).toBeNull()
  expect(await retryJob(client, failed)).toEqual(refused('not-found'))
  expect(await retryFailedJobs(client, 'stripe.apply_event')).toEqual(refused('not-found'))
  expect(await cancelJob(client, failed, { reason: 'x' })).toEqual(refused('not-found'))
})

test('a failed job can be rerun, alone or with all of its kind; a running or unknown one is not touched', async () => {
  const [failed, running] = [await idOf('evt_failed'), await idOf('evt_running')]
  expect(await retryFailedJobs(staff, 'mail.send')).toEqual({ ok: true, value: { retried: 0 } })
  expect(await retryFailedJobs(staff, 'stripe.apply_event')).toEqual({ ok: true, value: { retried: 1 } })
  expect(await getJob(staff, failed)).toMatchObject({ state: 'waiting', attempts: 0 })
  expect(await retryJob(staff, failed)).toEqual({ ok: true, value: undefined })
  expect(await retryJob(staff, running)).toEqual(refused('running'))
  expect(await retryJob(staff, '999999')).toEqual(refused('not-found'))
  expect(await retryJob(staff, 'x')).toEqual(refused('not-found'))
})

test('a job is cancelled with a reason, which is kept until the job is cleaned up', async () => {
  const [id, running] = [await idOf('evt_waiting'), await idOf('evt_running')]
  expect(await cancelJob(staff, id, { reason: ' ' })).toEqual(refused('reason-missing'))
  expect(await cancelJob(staff, running, { reason: 'now' })).toEqual(refused('running'))
  expect(await cancelJob(staff, id, { reason: 'sent twice' })).toMatchObject({ ok: true })
  expect(await getJob(staff, id)).toMatchObject({ state: 'failed', error: 'Cancelled by staff: sent twice' })
  const written = await db.auditEntry.findMany({ orderBy: { number: 'asc' }, select: { action: true, after: true } })
  expect(written.map(({ action }) => action)).toEqual(['job.retry_failed', 'job.retry', 'job.cancel'])
  expect(written[2]?.after).toEqual({ reason: 'sent twice' })
  expect(await deleteFailedJobs(new Date(0), 10)).toBe(0)
  expect(await deleteFailedJobs(new Date(Date.now() + 60_000), 10)).toBe(1)
  expect(await getJob(staff, id)).toBeNull()
})
