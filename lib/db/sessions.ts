import { Socket } from 'node:net'
import pg from 'pg'
import { LeaseLost } from './fence'

/** A connection on which no byte has moved for this long is dead, whatever TCP believes; milliseconds. */
export const CONNECTION_SILENCE_MS = 15_000
/** By these words connection-lost.ts knows the error. */
export const CONNECTION_SILENT = 'the database connection has been silent for too long'
/** How long a new connection, or one of a full pool, is waited for; milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000

/**
 * What PostgreSQL itself ends: statements, waits for a lock and idle transactions that take too long (all shorter than CONNECTION_SILENCE_MS or as
 * long), and sessions whose client is gone without a word. PostgreSQL 20.11 and 20.3.2.
 */
const SERVER_LIMITS = [
  'statement_timeout=12s',
  'lock_timeout=8s',
  'idle_in_transaction_session_timeout=15s',
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=3',
  'tcp_keepalives_count=3',
  'tcp_user_timeout=20s',
  'client_connection_check_interval=5s',
]
  .map((limit) => `-c ${limit}`)
  .join(' ')

let leaseId: number | null = null

/** From now on each new session of this process belongs to this worker's lease; null: to none. */
export function leaseSessions(id: number | null): void {
  leaseId = id
}

/** What the sessions of a lease call themselves, so that the worker that takes over can end them. */
export function sessionName(id: number): string {
  return `keelmark:${id}`
}

/** How every process of the shop connects: a connection that broke, or hangs, is noticed and replaced. */
export function sessionSettings(connectionString: string): pg.ClientConfig {
  return {
    connectionString,
    application_name: 'keelmark',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: SERVER_LIMITS,
  }
}

/** The same for a pool. A worker whose lease was taken over gets no more sessions: connecting throws LeaseLost. */
export function poolSettings(connectionString: string, max: number): pg.PoolConfig {
  return { ...sessionSettings(connectionString), max, onConnect: begin }
}

async function begin(client: pg.ClientBase): Promise<void> {
  dropWhenSilent(client)
  await joinLease(client)
}

/**
 * Gives a new session to this process's lease, if it holds one: it ends when the lease is taken over.
 * @throws LeaseLost
 */
async function joinLease(client: pg.ClientBase): Promise<void> {
  if (leaseId === null) return
  // The name first: a session that took it too late to be ended by the one who takes over finds the lease gone here.
  await client.query(`set application_name = '${sessionName(leaseId)}'`)
  const { rowCount } = await client.query('select 1 from "WorkerLease" where id = $1 and "lostAt" is null', [leaseId])
  if (!rowCount) throw new LeaseLost()
}

function dropWhenSilent(client: pg.ClientBase): void {
  if (!(client instanceof pg.Client)) return
  const { stream } = client.connection
  if (stream instanceof Socket) stream.setTimeout(CONNECTION_SILENCE_MS, () => stream.destroy(new Error(CONNECTION_SILENT)))
}
