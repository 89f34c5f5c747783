import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../database/free-port'
import { findProgram, runProgram } from './run-program'

export type Pooler = {
  /** The database's address with the pooler's host and port. */
  url: string
  stop: () => Promise<void>
}

const CONFIGURATION = 'deploy/pgbouncer/pgbouncer.ini'

/**
 * Starts PgBouncer in front of a database, with the configuration from `deploy` and different addresses.
 * @throws Error if it is not installed or does not start.
 */
export async function startPgBouncer(databaseUrl: string, log: string): Promise<Pooler> {
  const program = findProgram('pgbouncer')
  if (!program) throw new Error('PgBouncer is not installed (Debian: apt-get install pgbouncer)')
  const target = new URL(databaseUrl)
  const port = await freePort()
  const folder = mkdtempSync(path.join(tmpdir(), 'keelmark-pgbouncer-'))
  const users = path.join(folder, 'userlist.txt')
  const file = path.join(folder, 'pgbouncer.ini')
  const own = readFileSync(CONFIGURATION, 'utf8')
    .replace(/^keelmark = host=postgres port=5432/m, `${target.pathname.slice(1)} = host=${target.hostname} port=${target.port}`)
    .replace(/^listen_addr = .*/m, 'listen_addr = 127.0.0.1')
    .replace(/^listen_port = .*/m, `listen_port = ${port}`)
    .replace(/^auth_file = .*/m, `auth_file = ${users}`)
  writeFileSync(file, own)
  writeFileSync(users, `"${decodeURIComponent(target.username)}" "${decodeURIComponent(target.password)}"\n`)
  // PgBouncer refuses to run as root.
  chmodSync(folder, 0o755)
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const running = await runProgram(program, [...user, file], { port, log })
  return {
    url: Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) }).href,
    async stop() {
      await running.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
