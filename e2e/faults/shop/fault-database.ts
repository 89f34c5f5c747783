import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startDatabase } from '../../../scripts/database/with-database'
import type { Settings } from '../../../scripts/run/settings'
import { until } from './until'

/** How PostgreSQL is stopped: `fast` ends its sessions and writes everything to disk; `immediate` simulates a power cut. */
export type StopMode = 'fast' | 'immediate'

export type FaultDatabase = {
  url: string
  /** Restarts the server like `pg_ctl restart -m <mode>`. @throws Error if the server was provided from outside. */
  restart(mode: StopMode): Promise<void>
  /** Drops the database and ends every session on it. */
  lose(): Promise<void>
  stop(): Promise<void>
}

const NAME = 'keelmark'
/** Uses a database on a server that may be shared with others. */
const NAME_ON_GIVEN = 'keelmark_faults'

type Place = { settings: Settings; directory: string; port: number; server?: string | undefined }

/** Starts a separate PostgreSQL in `directory`, or creates a database on the given server. */
export async function startFaultDatabase({ settings, directory, port, server }: Place): Promise<FaultDatabase> {
  if (server) return onGiven(server)
  let { database } = await startDatabase(settings, directory, port)
  const at = (name: string) => `postgresql://postgres:postgres@127.0.0.1:${port}/${name}`
  return {
    url: at(NAME),
    async restart(mode) {
      const file = path.join(directory, 'postgres', 'postmaster.pid')
      const [pid = ''] = readFileSync(file, 'utf8').split('\n')
      process.kill(Number(pid), mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await database.gone
      await until(() => !existsSync(file), 60_000, 'the shutdown of PostgreSQL')
      ;({ database } = await startDatabase(settings, directory, port))
    },
    lose: () => drop(at('postgres'), NAME),
    stop: () => database.stop(),
  }
}

async function onGiven(server: string): Promise<FaultDatabase> {
  const url = new URL(server)
  url.pathname = `/${NAME_ON_GIVEN}`
  await drop(server, NAME_ON_GIVEN)
  return {
    url: url.href,
    restart: () => Promise.reject(new Error('An external server cannot be restarted. Run this without TEST_DATABASE_SERVER.')),
    lose: () => drop(server, NAME_ON_GIVEN),
    stop: () => drop(server, NAME_ON_GIVEN),
  }
}

async function drop(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`).finally(() => client.end())
}
