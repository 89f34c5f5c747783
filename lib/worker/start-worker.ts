import { EventEmitter } from 'node:events'
import { type CronItem, parseCronItems, run, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { HOUR } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import { poolSettings } from '../db/sessions'
import { inTransaction } from '../db/transaction'
import { JOBS, jobKey } from '../jobs/definitions'
import { enqueue } from '../jobs/enqueue'
import { LEASE_LIMIT_MS, openLease } from '../jobs/lease'
import { reapDeadWorkers } from '../jobs/reap-dead-workers'
import { releaseOrphanedJobs, trackRunningJobs } from '../jobs/release-orphaned-jobs'
import { log } from '../log'
import { metrics } from '../metrics/metrics'
import { queueLog } from './queue-log'
import { taskList } from './task-list'

const JOB_CONCURRENCY = 10
/** Connections of the queue itself: one per running job, and three for listening, finding dead workers and cron. */
const QUEUE_POOL = JOB_CONCURRENCY + 3
/** How often to check for scheduled jobs and for dead workers, in milliseconds. PostgreSQL announces new jobs immediately. */
const POLL_INTERVAL = 1_000
const LOOK_INTERVAL = 2_000
/** How often, in milliseconds, the listening connection sends a query, so that a dead connection is noticed. */
const LISTEN_BEAT = 5_000

type Options = {
  /** Called when the lease is lost (see `openLease`). This process must then end immediately. */
  onLost: () => void
  /** See `openLease`. */
  leaseLimit?: number
}

/**
 * Runs the shop's jobs until `stop` is called. Takes over the work of killed or frozen workers within half a minute. A sweep at startup and
 * every minute finds waiting work. `stop` lets running jobs finish and starts no new ones.
 */
export async function startWorker({
  onLost,
  leaseLimit = LEASE_LIMIT_MS,
}: Options): Promise<{ stop(): Promise<void>; ended: Promise<void>; isReady(): boolean }> {
  const lease = await openLease({ connectionString: env.DATABASE_URL, limit: leaseLimit, onLost })
  const pool = new pg.Pool(poolSettings(env.DATABASE_URL, QUEUE_POOL))
  const warn = (error: unknown) => log.warn({ err: error }, 'queue connection lost')
  pool.on('error', warn).on('connect', (client) => client.on('error', warn))
  const busy = trackRunningJobs()
  const runner = await run({
    pgPool: pool,
    concurrency: JOB_CONCURRENCY,
    pollInterval: POLL_INTERVAL,
    noHandleSignals: true,
    logger: queueLog,
    events: watch(lease.name, busy),
    taskList,
    parsedCronItems: parseCronItems([
      cron('shop.sweep', '* * * * *'),
      cron('invoice.issue_missing', '25 * * * *'),
      cron('tax.record_missing', '35 * * * *'),
      cron('enom.audit_all', '10 3 * * *', { backfillPeriod: 6 * HOUR }),
      cron('stripe.reconcile_payouts', '30 3 * * *', { backfillPeriod: 6 * HOUR }),
      cron('shop.clean_up', '40 4 * * *', { backfillPeriod: 6 * HOUR }),
    ]),
  })
  const looking = setInterval(() => {
    const look = async () => {
      if (lease.isSteady()) await reapDeadWorkers(pool, { ownId: lease.id, limit: leaseLimit })
      await releaseOrphanedJobs(pool, lease.name, busy)
    }
    look().catch((error: unknown) => log.warn({ err: error }, 'recovery of dead workers failed; will retry'))
  }, LOOK_INTERVAL)
  await inTransaction((tx) => enqueue(tx, 'shop.sweep', {}))
  const ended = runner.promise.finally(async () => {
    clearInterval(looking)
    await pool.end()
    await db.$disconnect()
    await lease.close()
  })
  let isStopping = false
  const stop = () => {
    isStopping = true
    return runner.stop().then(() => ended)
  }
  return { stop, ended, isReady: () => lease.isSteady() && !isStopping }
}

type Regular =
  | 'shop.sweep'
  | 'shop.clean_up'
  | 'enom.audit_all'
  | 'invoice.issue_missing'
  | 'tax.record_missing'
  | 'stripe.reconcile_payouts'

/** Returns a cron item that adds the same job as `enqueue`. */
function cron(task: Regular, match: string, options: { backfillPeriod?: number } = {}): CronItem {
  const { attempts, inTurn } = JOBS[task]
  const key = jobKey(task, {})
  return { task, match, options: { ...options, maxAttempts: attempts, jobKey: key, ...(inTurn && { queueName: key }) } }
}

function watch(name: string, busy: ReturnType<typeof trackRunningJobs>): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  // Jobs are locked under this name, so it is set before the first job is taken.
  events.on('pool:create', ({ workerPool }) => {
    workerPool.id = name
  })
  events.on('job:start', ({ job }) => busy.begun(job.id))
  events.on('job:complete', ({ job }) => busy.ended(job.id))
  events.on('job:failed', ({ job }) => metrics.jobs.inc({ job: job.task_identifier, outcome: 'given_up' }))
  events.on('pool:listen:success', ({ client }) => {
    let isAsking = false
    const beating = setInterval(async () => {
      if (isAsking) return
      isAsking = true
      await client.query('select 1').catch(() => clearInterval(beating))
      isAsking = false
    }, LISTEN_BEAT)
    client.once('end', () => clearInterval(beating))
  })
  return events
}
