import { lookup } from 'node:dns/promises'
import { existsSync, statfsSync } from 'node:fs'
import pg from 'pg'
import { env } from '../../lib/config/env'
import { isPublicAddress } from '../../lib/config/public-address'
import { requireSchema } from '../../lib/db/require-schema'
import { clockFault } from '../../lib/jobs/clock-fault'
import { bad, doubtful, good, type Line, wordsOf } from './line'

const GB = 1024 ** 3

/** Checks the database: the connection, its version, its migrations, and its clock against this computer's. */
export async function checkDatabase(): Promise<Line[]> {
  try {
    await requireSchema(env.DATABASE_URL)
    const client = new pg.Client({ connectionString: env.DATABASE_URL })
    await client.connect()
    try {
      const askedAt = Date.now()
      const { rows } = await client.query<{ version: string; at: number; bytes: string }>(
        `select current_setting('server_version') as version, extract(epoch from clock_timestamp()) * 1000 as at,
                pg_database_size(current_database()) as bytes`,
      )
      const [{ version = '', at = 0, bytes = '0' } = {}] = rows
      const apart = clockFault({ askedAt, answer: Number(at) })
      return [
        Number.parseInt(version, 10) >= 15
          ? good('Database', `PostgreSQL ${version}, ${(Number(bytes) / GB).toFixed(2)} GB, every migration applied`)
          : bad('Database', `PostgreSQL ${version} is too old`, 'Use PostgreSQL 15 or newer.'),
        apart ? bad('Clock', apart, 'Install chrony or systemd-timesyncd on both machines.') : good('Clock', 'agrees with the database’s'),
      ]
    } finally {
      await client.end()
    }
  } catch (error) {
    return [bad('Database', wordsOf(error))]
  }
}

/** Checks this folder's disk, and that the shop was built. */
export function checkDisk(): Line[] {
  const { bavail, bsize } = statfsSync('.')
  const free = bavail * bsize
  const text = `${(free / GB).toFixed(1)} GB free in ${process.cwd()}`
  const room = 'A build needs about 2 GB. Free up space, or move the folder to a larger disk.'
  return [
    free < GB / 2 ? bad('Disk', text, room) : free < 2 * GB ? doubtful('Disk', text, room) : good('Disk', text),
    existsSync('dist/web.mjs') ? good('Build', 'is there') : bad('Build', 'web and worker are not built', 'npm run build'),
  ]
}

/** Compares this computer's clock with the Date header of an external response. */
export function checkClock(whose: string, date: string | null | undefined): Line[] {
  if (!date) return []
  const seconds = Math.round((Date.now() - Date.parse(date)) / 1000)
  const name = `Clock and ${whose}’s`
  if (Math.abs(seconds) <= 5) return [good(name, 'agree')]
  const text = `this machine is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead' : 'behind'}`
  const fix = 'Install chrony or systemd-timesyncd. Webhooks whose time differs by five minutes are refused.'
  return [Math.abs(seconds) > 60 ? bad(name, text, fix) : doubtful(name, text, fix)]
}

/** Checks that APP_URL is a public address, that the shop responds there, and that nothing can bypass the proxies. */
export async function checkAddress(): Promise<Line[]> {
  const { hostname, protocol } = new URL(env.APP_URL)
  const lines: Line[] = []
  const addresses = await lookup(hostname, { all: true }).catch(() => [])
  const isPublic = addresses.some(({ address }) => isPublicAddress(address))
  if (!addresses.length) lines.push(bad('APP_URL', `DNS has no address for ${hostname}`, 'Add an A or AAAA record for it.'))
  else if (!isPublic && protocol === 'https:')
    lines.push(
      doubtful(
        'APP_URL',
        `${hostname} points to ${addresses[0]?.address}, which is not a public address`,
        'Query a public name server too.',
      ),
    )
  else lines.push(good('APP_URL', `${env.APP_URL} points to ${addresses.map(({ address }) => address).join(', ')}`))
  return [...lines, ...(await checkAnswer()), ...checkProxies()]
}

async function checkAnswer(): Promise<Line[]> {
  const fix = 'Start the web process and the proxy in front of it, and check the proxy’s log.'
  try {
    const answer = await fetch(`${env.APP_URL}/api/health`, { signal: AbortSignal.timeout(10_000), redirect: 'manual' })
    if (answer.ok) return [good('Web', `answers at ${env.APP_URL}`)]
    return [bad('Web', `${env.APP_URL}/api/health answers ${answer.status}`, fix)]
  } catch (error) {
    return [bad('Web', `${env.APP_URL} does not respond: ${wordsOf(error)}`, fix)]
  }
}

function checkProxies(): Line[] {
  if (env.TRUSTED_PROXIES === 0) return []
  if (/^(127\.|::1|localhost)/.test(env.HOST))
    return [good('Proxy', `${env.TRUSTED_PROXIES} in front of the web process, which listens on ${env.HOST} only`)]
  const fix = 'If the proxy runs on this machine, set HOST=127.0.0.1. Otherwise, use a firewall to allow only the proxy to reach the port.'
  return [doubtful('Proxy', `the web process listens on ${env.HOST}, so anyone who can reach its port can claim any address`, fix)]
}
