import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/jobs/enqueue'
import { CERTIFICATE_TYPES } from '@/prisma/seed/certificate-types'
import { GET as web } from './route'
import { GET as worker } from './worker/route'

async function live(): Promise<void> {
  await db.$executeRaw`
    insert into "WorkerLease" (name, "startedAt", "beatAt") values ('one', timezone('utc', clock_timestamp()), timezone('utc', clock_timestamp()))`
}

async function answer(get: () => Promise<Response>) {
  const response = await get()
  return [response.status, await response.json()]
}

beforeEach(async () => {
  await db.workerLease.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES, skipDuplicates: true })
})

test('without a worker the web process is ready and reports that there is none, and the worker’s health check responds with 503', async () => {
  expect(await answer(web)).toEqual([200, { ready: true, worker: { state: 'none', workers: 0, oldestDue: null } }])
  expect(await answer(worker)).toEqual([503, { state: 'none', workers: 0, oldestDue: null }])
})

test('with a live worker both health checks pass', async () => {
  await live()
  expect(await answer(web)).toMatchObject([200, { ready: true, worker: { state: 'working' } }])
  expect(await answer(worker)).toMatchObject([200, { state: 'working' }])
})

test('a live worker whose jobs wait too long is unhealthy', async () => {
  await live()
  await inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {}))
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() - interval '10 minutes'`
  expect(await answer(worker)).toMatchObject([503, { state: 'behind', workers: 1 }])
  expect(await answer(web)).toMatchObject([200, { ready: true, worker: { state: 'behind' } }])
})
