import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { LeaseLost } from '../db/fence'
import { leaseSessions, sessionName, sessionSettings } from '../db/sessions'
import type { Tx } from '../db/transaction'
import { log } from '../log'
import { clockFault } from './clock-fault'

/** A worker without a heartbeat for this long, by the database's clock, is considered dead. In milliseconds. */
export const LEASE_LIMIT_MS = 20_000
/** Time limit for creating and deleting the row, in milliseconds. No other work waits for either. */
const LEASE_QUERY_TIMEOUT_MS = 5_000

export type Lease = {
  /** The fencing token. */
  id: number
  /** The name with which the worker locks jobs in the queue. */
  name: string
  /**
   * Returns whether this worker has sent heartbeats without a gap for all of LEASE_LIMIT_MS. Only then may it declare another worker
   * silent.
   */
  isSteady(): boolean
  /** Releases the lease. Call it after all other sessions of the process have ended. */
  close(): Promise<void>
}

type Options = { connectionString: string; limit?: number; onLost: () => void }

/** A point in time on two clocks of this process: one that is never adjusted, and one that keeps counting while the machine sleeps. */
type Moment = { steady: number; wall: number }
const moment = (): Moment => ({ steady: performance.now(), wall: Date.now() })
const since = ({ steady, wall }: Moment) => Math.max(performance.now() - steady, Date.now() - wall)

/** A separate connection, so that a busy pool does not delay heartbeats. It is dropped on the first error. */
class BeatConnection {
  private client: pg.Client | null = null

  constructor(private readonly connectionString: string) {}

  /** Waits up to `patience` milliseconds for a connection if there is none, and the same again for the response. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[], patience: number): Promise<pg.QueryResult<Row>> {
    try {
      this.client ??= await this.connect(patience)
      // pg supports a timeout per query, but its types do not include it.
      const query = { text, values, query_timeout: patience }
      return await this.client.query<Row>(query)
    } catch (error) {
      this.drop()
      throw error
    }
  }

  drop(): void {
    this.client?.connection.stream.destroy()
    this.client = null
  }

  private async connect(patience: number): Promise<pg.Client> {
    const client = new pg.Client({ ...sessionSettings(this.connectionString), connectionTimeoutMillis: patience })
    const forget = () => {
      if (this.client === client) this.client = null
    }
    client.on('error', forget)
    client.on('end', forget)
    await client.connect()
    return client
  }
}

type HeldLease = { id: number; lastBeat: Moment; limit: number }
let held: HeldLease | null = null

/** Returns the id of the lease this process holds, or null outside a worker. */
export function heldLease(): number | null {
  return held?.id ?? null
}

/**
 * Checks the lease immediately before an external action that two workers must not both perform. Uses only in-memory data, without waiting.
 * A worker stops a quarter of the limit before others may take over. Does nothing outside a worker.
 * @throws LeaseLost
 */
export function assertLeaseLive(): void {
  if (held && since(held.lastBeat) > (held.limit * 3) / 4) throw new LeaseLost('lease lost: this worker may have been taken over')
}

/**
 * Returns whether the worker of this lease may still write. Once false, the result stays false, because the worker's sessions are ended
 * before its row is deleted.
 */
export async function isLeaseAlive(tx: Tx, leaseId: number): Promise<boolean> {
  return (await tx.workerLease.count({ where: { id: leaseId } })) === 1
}

const UTC = `timezone('utc', clock_timestamp())`
const TIME = `(extract(epoch from clock_timestamp()) * 1000)::float8 as time`

/**
 * Turns this process into a worker: creates its row and starts a heartbeat, timed by the database's clock, on its own connection. Every
 * session opened afterwards belongs to the lease. `onLost` is called once if another worker has taken over, or if the clocks of this
 * machine and the database no longer agree. docs/decisions/0012-leases.md
 * @throws Error if the clocks do not agree.
 */
export async function openLease({ connectionString, limit = LEASE_LIMIT_MS, onLost }: Options): Promise<Lease> {
  const name = `worker-${randomUUID()}`
  const connection = new BeatConnection(connectionString)
  const begun = moment()
  const { rows } = await connection.query<{ id: number; time: number }>(
    `insert into "WorkerLease" (name, "startedAt", "beatAt") values ($1, ${UTC}, ${UTC}) returning id, ${TIME}`,
    [name],
    LEASE_QUERY_TIMEOUT_MS,
  )
  const [row] = rows
  if (!row) throw new Error('could not create a lease')
  const { id } = row
  // A heartbeat that times out drops its connection, which can make this query fail too, so try it twice. Deleting twice is harmless.
  const giveBack = () => connection.query('delete from "WorkerLease" where id = $1', [id], LEASE_QUERY_TIMEOUT_MS)
  const close = async () => {
    await giveBack().catch(giveBack)
    connection.drop()
  }
  const fault = clockFault({ askedAt: begun.wall, answer: row.time })
  if (fault) {
    await close()
    throw new Error(fault)
  }
  leaseSessions(id)
  const lease = { id, lastBeat: begun, limit }
  held = lease
  const heart = await startHeart(connection, lease, onLost)
  return {
    id,
    name,
    isSteady: heart.isSteady,
    async close() {
      heart.stop()
      held = null
      leaseSessions(null)
      await close()
    },
  }
}

/** Sends heartbeats until stopped or lost, and records the time of the last one in `lease`. */
async function startHeart(
  connection: BeatConnection,
  lease: HeldLease,
  onLost: () => void,
): Promise<{ isSteady: () => boolean; stop: () => void }> {
  const { id, limit } = lease
  let steadyFrom = lease.lastBeat
  let isStopped = false
  let timer: NodeJS.Timeout

  async function beat(): Promise<void> {
    const at = moment()
    try {
      const { rows: beats } = await connection.query<{ time: number }>(
        `update "WorkerLease" set "beatAt" = ${UTC} where id = $1 and "lostAt" is null
         returning set_config('application_name', '${sessionName(id)}', false), ${TIME}`,
        [id],
        limit / 5,
      )
      if (isStopped) return
      const [heard] = beats
      if (!heard) return lose('lease lost: another worker has taken over')
      const fault = clockFault({ askedAt: at.wall, answer: heard.time })
      if (fault) return lose(`lease lost: ${fault}`)
      if (since(lease.lastBeat) > (limit * 3) / 4) steadyFrom = at
      lease.lastBeat = at
      timer = setTimeout(() => void beat(), limit / 4)
    } catch (error) {
      if (isStopped) return
      log.warn({ err: error, leaseId: id }, 'heartbeat failed; will retry')
      timer = setTimeout(() => void beat(), limit / 20)
    }
  }

  function lose(why: string): void {
    isStopped = true
    log.fatal({ leaseId: id }, why)
    onLost()
  }

  await beat()
  return {
    isSteady: () => since(lease.lastBeat) < (limit * 3) / 4 && since(steadyFrom) > limit,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
