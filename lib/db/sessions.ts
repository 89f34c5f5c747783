import { Socket } from 'node:net'
import pg from 'pg'
import { LeaseLost } from './fence'

/** How long a connection may be silent before it is considered dead, even if TCP still considers it alive, in milliseconds. */
export const CONNECTION_SILENCE_MS = 15_000
/** The message by which connection-lost.ts recognises the error. */
export const CONNECTION_SILENT = 'the database connection has been silent for too long'
/** How long to wait for a new connection, or for one from a full pool, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000

/**
 * Limits that PostgreSQL itself enforces: on statements, lock waits and idle transactions (none longer than CONNECTION_SILENCE_MS), and on
 * sessions whose client has disappeared. See PostgreSQL documentation 20.11 and 20.3.2.
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

/** Assigns each new session of this process to this worker's lease, or to no lease if null. */
export function leaseSessions(id: number | null): void {
  leaseId = id
}

/** Returns the name of a lease's sessions, so that the worker that takes over can end them. */
export function sessionName(id: number): string {
  return `keelmark:${id}`
}

/** Returns the connection settings for the shop's processes: keep-alive, connect timeout and server-side limits. */
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

/**
 * Returns the same settings for a pool, which also drops silent connections. A worker whose lease was taken over gets no new sessions:
 * connecting throws LeaseLost.
 */
export function poolSettings(connectionString: string, max: number): pg.PoolConfig {
  return { ...sessionSettings(connectionString), max, onConnect: begin }
}

async function begin(client: pg.ClientBase): Promise<void> {
  dropWhenSilent(client)
  await joinLease(client)
}

/**
 * Assigns a new session to this process's lease, if it has one. A takeover of the lease ends the session.
 * @throws LeaseLost
 */
async function joinLease(client: pg.ClientBase): Promise<void> {
  if (leaseId === null) return
  // Set the name first. If a takeover misses this session because its name was not set yet, the check below finds the lease lost.
  await client.query(`set application_name = '${sessionName(leaseId)}'`)
  const { rowCount } = await client.query('select 1 from "WorkerLease" where id = $1 and "lostAt" is null', [leaseId])
  if (!rowCount) throw new LeaseLost()
}

function dropWhenSilent(client: pg.ClientBase): void {
  if (!(client instanceof pg.Client)) return
  const { stream } = client.connection
  if (stream instanceof Socket) stream.setTimeout(CONNECTION_SILENCE_MS, () => stream.destroy(new Error(CONNECTION_SILENT)))
}
