import pg from 'pg'
import { expect, test } from 'vitest'
import { HOUR, later, MINUTE, now } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import { waitingForLocks } from '../db/testing/test-locks'
import { inTransaction } from '../db/transaction'
import { deleteSupersededJobs } from './delete-superseded-jobs'
import { enqueue } from './enqueue'

const waiting = () => db.$queryRaw<{ count: bigint }[]>`select count(*) from graphile_worker.jobs`.then(([row]) => Number(row?.count))
const waitingKeys = () =>
  db.$queryRaw<{ key: string | null }[]>`select key from graphile_worker.jobs`.then((rows) => rows.map(({ key }) => key))

test('a job enqueued in a transaction that rolls back never existed', async () => {
  await expect(
    inTransaction(async (tx) => {
      await enqueue(tx, 'stripe.apply_event', { eventId: 'evt_1' })
      throw new Error('the change failed')
    }),
  ).rejects.toThrow('the change failed')
  expect(await waiting()).toBe(0)
})

test('at most one job of each kind is queued per subject', async () => {
  for (const eventId of ['evt_1', 'evt_2', 'evt_1']) {
    await inTransaction((tx) => enqueue(tx, 'stripe.apply_event', { eventId }))
  }
  expect(await waitingKeys()).toEqual(['stripe.apply_event:evt_2', 'stripe.apply_event:evt_1'])
})

test.each([
  { first: 0, second: MINUTE, due: 0 },
  { first: MINUTE, second: HOUR, due: MINUTE },
  { first: HOUR, second: MINUTE, due: MINUTE },
  { first: HOUR, second: null, due: 0 },
])(
  'a job due in $first ms and enqueued again for $second ms is due in $due ms if the earlier time is kept',
  async ({ first, second, due }) => {
    const add = (wait: number | null) =>
      inTransaction((tx) =>
        enqueue(
          tx,
          'stripe.apply_event',
          { eventId: 'evt_2' },
          { keepEarlier: true, ...(wait === null ? {} : { runAt: later(now(), wait) }) },
        ),
      )
    await db.$executeRaw`select graphile_worker.remove_job('stripe.apply_event:evt_2')`
    await add(first)
    await add(second)
    const [job] = await db.$queryRaw<{ wait: number }[]>`
    select extract(epoch from run_at - now())::float8 * 1000 as wait from graphile_worker.jobs where key = 'stripe.apply_event:evt_2'`
    expect(Math.abs((job?.wait ?? Number.NaN) - due)).toBeLessThan(30_000)
  },
)

test('C6: a job that a worker takes at the moment it is replaced is followed by another, so no change is missed', async () => {
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  const add = () => inTransaction((tx) => enqueue(tx, 'stripe.apply_event', { eventId: 'evt_3' }))
  await add()
  const worker = new pg.Client({ connectionString: env.DATABASE_URL })
  await worker.connect()
  await worker.query('begin')
  await worker.query(`select 1 from graphile_worker._private_jobs where key = 'stripe.apply_event:evt_3' for update`)
  const added = add()
  await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(1)
  await worker.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w', attempts = 1 where key = 'stripe.apply_event:evt_3'`,
  )
  await worker.query('commit')
  await added
  const jobs = await db.$queryRaw<{ key: string | null; locked: boolean }[]>`
    select key, locked_at is not null as locked from graphile_worker._private_jobs order by id`
  expect(jobs).toEqual([
    { key: null, locked: true },
    { key: 'stripe.apply_event:evt_3', locked: false },
  ])
  // Its worker dies: the replaced job is deleted and its replacement stays.
  expect(await deleteSupersededJobs()).toBe(0)
  await worker.query(`select graphile_worker.force_unlock_workers(array['w'])`)
  await worker.end()
  expect(await deleteSupersededJobs()).toBe(1)
  expect(await waitingKeys()).toEqual(['stripe.apply_event:evt_3'])
})
