import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { compileCode } from '../../scripts/test/compile-code'
import { times } from '../../scripts/test/test-size'
import { db } from '../db/client'

const children = new Set<ChildProcess>()
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
})

/**
 * The number of changes the test makes in total (10,000 in the thorough run), the number per commit, and the number of jobs it then runs.
 */
const CHANGES = times({ usual: 800, thorough: 10_000 })
const IN_ONE_COMMIT = 5
const DONE = times({ usual: 100, thorough: 300 })
const KILLS = times({ usual: 4, thorough: 8 })

/** Commits emails with their jobs in an endless loop. */
const WRITER = `
  import { randomUUID } from 'node:crypto'
  import { inTransaction } from './lib/db/transaction.ts'
  import { queueMail } from './lib/outbox/queue-mail.ts'
  const one = (tx) => queueMail(tx, {
    kind: 'staff_alert', to: 'staff@shop.test', onceKey: 'staff_alert:' + randomUUID(), data: { subject: 'Look', lines: ['here'], path: '/admin' },
  })
  const write = async () => {
    for (;;) await inTransaction(async (tx) => { for (let each = 0; each < ${IN_ONE_COMMIT}; each += 1) await one(tx) })
  }
  await Promise.all([1, 2, 3, 4].map(write))`

/** Runs the jobs. Each increments the attempt count of its email in one transaction. Nothing is sent. */
const DOER = `
  import { run } from 'graphile-worker'
  import { inTransaction } from './lib/db/transaction.ts'
  const taskList = { 'mail.send': ({ mailId: id }) => inTransaction((tx) =>
    tx.mail.updateMany({ where: { id, status: 'queued' }, data: { status: 'sent', attempts: { increment: 1 } } })) }
  await run({ connectionString: process.env.DATABASE_URL, concurrency: 5, pollInterval: 100, taskList, noHandleSignals: true })`

/** Repeatedly starts the process and kills it after about `quota` steps, each time at a different point, until `isEnough`. */
async function killInALoop(code: string, quota: number, isEnough: (kills: number) => Promise<boolean>): Promise<void> {
  const file = await compileCode(code)
  for (let kills = 0; !(await isEnough(kills)); kills += 1) {
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'ignore', 'inherit'] })
    children.add(child)
    const ended = once(child, 'exit')
    const until = (await written()) + quota - 7 * (kills % 5)
    await expect.poll(async () => (await written()) >= until || isEnough(kills), { timeout: 120_000, interval: 13 }).toBe(true)
    child.kill('SIGKILL')
    await ended
    children.delete(child)
    await db.$executeRaw`select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))`
  }
}

async function written(): Promise<number> {
  const [row] = await db.$queryRaw<{ all: number }[]>`select (count(*) + coalesce(sum(attempts), 0))::int as all from "Mail"`
  return row?.all ?? 0
}

test('C6: each of thousands of changes has exactly one job and vice versa, even if the process is repeatedly killed; each job takes effect once', {
  timeout: 600_000,
}, async () => {
  await killInALoop(WRITER, CHANGES / KILLS, async (kills) => kills >= KILLS && (await db.mail.count()) >= CHANGES)
  // The server may take a while to finish an interrupted commit.
  await expect
    .poll(
      () => db.$queryRaw`
        select 1 from pg_stat_activity
         where datname = current_database() and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()`,
    )
    .toEqual([])
  const [joined] = await db.$queryRaw<{ mails: number; jobs: number; pairs: number }[]>`
    select (select count(*)::int from "Mail") as mails, (select count(*)::int from graphile_worker.jobs) as jobs,
      (select count(*)::int from "Mail" m join graphile_worker.jobs j on j.key = 'mail.send:' || m.id) as pairs`
  expect(joined?.mails).toBeGreaterThanOrEqual(CHANGES)
  expect((joined?.mails ?? 0) % IN_ONE_COMMIT).toBe(0)
  expect(joined).toEqual({ mails: joined?.mails, jobs: joined?.mails, pairs: joined?.mails })

  // Check that each job takes effect once, for as many jobs as the time allows.
  await db.$executeRaw`delete from graphile_worker._private_jobs where id not in (select id from graphile_worker._private_jobs order by id limit ${DONE})`
  await db.$executeRaw`delete from "Mail" where 'mail.send:' || id not in (select key from graphile_worker.jobs)`
  await killInALoop(DOER, DONE / 3, async () => (await db.mail.count({ where: { status: 'queued' } })) === 0)
  expect(await db.mail.groupBy({ by: ['status', 'attempts'], _count: true, orderBy: { status: 'asc' } })).toEqual([
    { status: 'sent', attempts: 1, _count: DONE },
  ])
})
