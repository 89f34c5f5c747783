import { EventEmitter } from 'node:events'
import { parseCronItems, run, type WorkerEvents } from 'graphile-worker'
import { env } from '../config/env'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { log } from '../log'
import { openLease } from './lease'
import { queueLog } from './queue-log'
import { taskList } from './task-list'

const CONCURRENCY = 10
/** How often scheduled jobs and dead workers are looked for; new jobs are announced by PostgreSQL at once. Milliseconds. */
const POLL_INTERVAL = 1_000
const DEAD_INTERVAL = 2_000

/**
 * Runs the shop's jobs until `stop`. What a killed worker left behind is taken over within seconds; a sweep each minute, and one now,
 * looks for what waits. `stop` lets running jobs end and takes no new ones.
 */
export async function startWorker(): Promise<{ stop(): Promise<void>; ended: Promise<void> }> {
  const lease = openLease(env.DATABASE_URL)
  await lease.freeDead()
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    lease.hold(workerPool.id).catch((error: unknown) => log.warn({ err: error }, 'no lease yet'))
  })
  const runner = await run({
    connectionString: env.DATABASE_URL,
    maxPoolSize: CONCURRENCY,
    concurrency: CONCURRENCY,
    pollInterval: POLL_INTERVAL,
    noHandleSignals: true,
    logger: queueLog,
    events,
    taskList,
    parsedCronItems: parseCronItems([{ task: 'shop.sweep', match: '* * * * *', options: { maxAttempts: 1, jobKey: 'sweep' } }]),
  })
  const freeing = setInterval(() => void lease.freeDead(), DEAD_INTERVAL)
  await inTransaction((tx) => enqueue(tx, 'shop.sweep', {}, { key: 'sweep' }))
  const ended = runner.promise.finally(async () => {
    clearInterval(freeing)
    await lease.close()
    await db.$disconnect()
  })
  return { stop: () => runner.stop().then(() => ended), ended }
}
