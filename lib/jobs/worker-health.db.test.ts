import { beforeEach, expect, test } from 'vitest'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from './enqueue'
import { readWorkerHealth } from './worker-health'

const lease = (secondsAgo: number, isLost = false) => db.$executeRaw`
  insert into "WorkerLease" (name, "startedAt", "beatAt", "lostAt") values (gen_random_uuid()::text,
    timezone('utc', clock_timestamp()), timezone('utc', clock_timestamp()) - ${secondsAgo}::int * interval '1 second',
    case when ${isLost} then timezone('utc', clock_timestamp()) end)`
const waitFor = async (seconds: number) => {
  await inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {}))
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() - ${seconds}::int * interval '1 second'`
}

beforeEach(async () => {
  await db.workerLease.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
})

test('a shop with no worker, a silent worker or a worker that was taken over has the state "none"', async () => {
  expect(await readWorkerHealth()).toEqual({ state: 'none', workers: 0, oldestDue: null })
  await lease(60)
  await lease(1, true)
  expect(await readWorkerHealth()).toMatchObject({ state: 'none', workers: 0 })
})

test('a worker that starts due jobs on time is working', async () => {
  await lease(3)
  await lease(5)
  expect(await readWorkerHealth()).toEqual({ state: 'working', workers: 2, oldestDue: null })
  await waitFor(60)
  expect(await readWorkerHealth()).toMatchObject({ state: 'working', oldestDue: expect.closeTo(60, -1) })
})

test('a live worker whose due jobs have waited for minutes is behind', async () => {
  await lease(3)
  await waitFor(600)
  expect(await readWorkerHealth()).toMatchObject({ state: 'behind', workers: 1, oldestDue: expect.closeTo(600, -1) })
})

test('an old job waiting behind a newer urgent one is counted with its own age', async () => {
  await lease(3)
  await waitFor(600)
  await inTransaction((tx) => enqueue(tx, 'shop.sweep', {}))
  await db.$executeRaw`update graphile_worker._private_jobs set priority = -10, run_at = now() - interval '1 second' where
    task_id = (select id from graphile_worker._private_tasks where identifier = 'shop.sweep')`
  expect(await readWorkerHealth()).toMatchObject({ state: 'behind', oldestDue: expect.closeTo(600, -1) })
})

test('a job that is waiting for its queue or its scheduled time, or has failed permanently, is not late', async () => {
  await lease(3)
  await waitFor(600)
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts`
  await inTransaction((tx) => enqueue(tx, 'shop.sweep', {}))
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() - interval '1 hour'`
  await db.$executeRaw`update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'somebody'`
  expect(await readWorkerHealth()).toEqual({ state: 'working', workers: 1, oldestDue: null })
  await db.$executeRaw`update graphile_worker._private_job_queues set locked_at = null, locked_by = null`
  expect(await readWorkerHealth()).toMatchObject({ state: 'behind' })
})
