import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { LeaseLost } from '../db/fence'
import { leaseSessions, sessionName, sessionSettings } from '../db/sessions'
import type { Tx } from '../db/transaction'
import { log } from '../log'
import { clockFault } from './clock-fault'

/** A worker without a heartbeat for this long, by the database's clock, is dead; milliseconds. */
export const LEASE_LIMIT_MS = 20_000
/** How long the row may take to be made, and to be given back; milliseconds. Nothing waits for either. */
const LEASE_QUERY_TIMEOUT_MS = 5_000

export type Lease = {
  /** The fencing token. */
  id: number
  /** Under this name the worker takes jobs from the queue. */
  name: string
  /** Whether it has beaten without a gap for a whole limit: only then may it call another one silent. */
  isSteady(): boolean
  /** Gives the lease back; to be called when all other sessions of the process have ended. */
  close(): Promise<void>
}

type Options = { connectionString: string; limit?: number; onLost: () => void }

/** Two clocks of this process: one that is never adjusted, and one that also counts while the whole machine sleeps. */
type Moment = { steady: number; wall: number }
const moment = (): Moment => ({ steady: performance.now(), wall: Date.now() })
const since = ({ steady, wall }: Moment) => Math.max(performance.now() - steady, Date.now() - wall)

/** A connection of its own, so that a busy pool does not hold up the heart. It is given up at the first sign of trouble. */
class BeatConnection {
  private client: pg.Client | null = null

  constructor(private readonly connectionString: string) {}

  /** Waits this many milliseconds for a connection if there is none, and as long again for the answer. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[], patience: number): Promise<pg.QueryResult<Row>> {
    try {
      this.client ??= await this.connect(patience)
      // pg takes a limit for each query; its types do not know.
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

/** The id of the lease this process holds; null outside a worker. */
export function heldLease(): number | null {
  return held?.id ?? null
}

/**
 * To be called right before something that must not be done by two workers leaves this process. Works from memory, without waiting. A worker
 * stops a quarter of the limit before others may take over. Outside a worker it does nothing.
 * @throws LeaseLost
 */
export function assertLeaseLive(): void {
  if (held && since(held.lastBeat) > (held.limit * 3) / 4) throw new LeaseLost('lease lost: this worker may have been taken over')
}

/** Whether the worker of this lease may still write. Once false it stays so: its sessions have been ended before its row went. */
export async function isLeaseAlive(tx: Tx, leaseId: number): Promise<boolean> {
  return (await tx.workerLease.count({ where: { id: leaseId } })) === 1
}

const UTC = `timezone('utc', clock_timestamp())`
const TIME = `(extract(epoch from clock_timestamp()) * 1000)::float8 as time`

/**
 * Makes this process a worker: a row that says so, and a heartbeat by the database's clock on a connection of its own. Every session
 * opened afterwards belongs to the lease. `onLost` is called once when another worker has taken over, or when the clocks of this machine and the
 * database no longer agree. docs/decisions/0012-leases.md
 * @throws Error when the clocks do not agree.
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
  // A heartbeat that is given up takes its connection along, and this with it. Given back twice is given back.
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

/** Beats until it is stopped or lost, and keeps in `lease` when it last did. */
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
