import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The user to run the server as when we are root, because PostgreSQL refuses to run as root. */
export type SystemUser = { uid: number; gid: number; name: string }

export type PostgresPlace = {
  /** The folder that contains `bin`, `lib` and `share`. */
  programs: string
  data: string
  user: SystemUser | undefined
}

/** Where to create our own folder if the system user has no access to the checkout. */
const ROOTS = ['/var/lib', '/var/tmp', tmpdir()]
/** Preferred users: database users first, then a generic one. Others come last. */
const LIKELY = ['postgres', '_postgres', 'nobody']
const [READ, PASS] = [4, 1]

/**
 * Decides where the server's programs and data are stored, and which user it runs as. By default, they are in the checkout. If we are root
 * and the system user cannot enter its folders, both are in a folder outside, and `directory` is a link to the data. Permissions of folders
 * that are not ours are never changed.
 * @throws Error with a one-line message if there is no such user or folder.
 */
export function placePostgres(directory: string, installed: string, given?: SystemUser): PostgresPlace {
  if (process.getuid?.() !== 0) {
    mkdirSync(path.dirname(directory), { recursive: true })
    return { programs: installed, data: directory, user: undefined }
  }
  const user = given ?? ownerOf(directory) ?? findUser(systemUsers(), installed)
  const programs = canRun(installed, user) ? installed : openHome(user, installed).programs
  return { programs, data: placeData(directory, user, installed), user }
}

/** Removes a database, wherever its data is, and our folder outside the checkout once no data is left in it. */
export function removeDatabase(directory: string): void {
  const outside = linkedData(directory)
  rmSync(directory, { recursive: true, force: true })
  if (!outside) return
  rmSync(outside, { recursive: true, force: true })
  const home = path.dirname(outside)
  if (existsSync(home) && readdirSync(home).every(isPrograms)) rmSync(home, { recursive: true })
}

/** Returns the data folder if `directory` links to data outside the checkout. Only follows links that we could have created. */
export function linkedData(directory: string): string | undefined {
  if (!lstatSync(directory, { throwIfNoEntry: false })?.isSymbolicLink()) return
  const target = readlinkSync(directory)
  return ROOTS.some((root) => target === outsideData(path.join(root, homeName()), directory)) ? target : undefined
}

function placeData(directory: string, user: SystemUser, installed: string): string {
  const linked = linkedData(directory)
  if (linked && existsSync(linked)) return linked
  const parent = path.dirname(directory)
  mkdirSync(parent, { recursive: true })
  if (canReach(parent, user)) {
    if (linked) rmSync(directory)
    return directory
  }
  const outside = outsideData(openHome(user, installed).home, directory)
  // Data without a link was left by an earlier checkout at the same path.
  rmSync(outside, { recursive: true, force: true })
  if (!linked && existsSync(path.join(directory, 'PG_VERSION'))) {
    cpSync(directory, outside, { recursive: true })
    giveTo(outside, user)
  }
  rmSync(directory, { recursive: true, force: true })
  symlinkSync(outside, directory)
  return outside
}

function homeName(): string {
  return `keelmark-${createHash('sha256').update(realpathSync('.')).digest('hex').slice(0, 12)}`
}

function outsideData(home: string, directory: string): string {
  return path.join(
    home,
    path
      .relative('.', directory)
      .replaceAll(/[^\w]+/g, '-')
      .replace(/^-/, ''),
  )
}

/**
 * Creates our folder at the first suitable place outside the checkout, with a copy of the programs. It belongs to root; others may traverse
 * it but not list it.
 */
function openHome(user: SystemUser, installed: string): { home: string; programs: string } {
  const refused: string[] = []
  for (const root of ROOTS) {
    const home = path.join(root, homeName())
    try {
      if (!existsSync(home)) mkdirSync(home)
      if (!lstatSync(home).isDirectory() || lstatSync(home).uid !== 0) throw new Error('it belongs to another user')
      chmodSync(home, 0o711)
      const programs = copyPrograms(home, installed)
      if (canRun(programs, user)) return { home, programs }
      throw new Error(`${user.name} cannot run programs there`)
    } catch (error) {
      refused.push(`${home}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new Error(
    `as root, PostgreSQL runs as ${user.name}, who can reach neither this checkout nor a folder we could make (${refused.join('; ')}). ` +
      'Run as an ordinary user, or set DATABASE_URL to your own PostgreSQL server',
  )
}

/** Copies each version once and deletes other versions. */
function copyPrograms(home: string, installed: string): string {
  const { version } = JSON.parse(readFileSync(path.join(installed, '..', 'package.json'), 'utf8'))
  const programs = path.join(home, `programs-${version}`)
  if (existsSync(programs)) return programs
  for (const name of readdirSync(home).filter(isPrograms)) rmSync(path.join(home, name), { recursive: true, force: true })
  const part = path.join(home, `part-${process.pid}`)
  cpSync(installed, part, { recursive: true, verbatimSymlinks: true })
  openUp(part)
  try {
    renameSync(part, programs)
  } catch (error) {
    // Another of our processes has already done it.
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(programs)) throw error
  }
  return programs
}

function isPrograms(name: string): boolean {
  return name.startsWith('programs-')
}

/** Makes the copy inside `home` readable, regardless of the umask under which the packages were installed. */
function openUp(copy: string): void {
  chmodSync(copy, 0o755)
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(file, 0o755)
    else if (entry.isFile()) chmodSync(file, path.basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}

function giveTo(directory: string, { uid, gid }: SystemUser): void {
  chownSync(directory, uid, gid)
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(path.join(entry.parentPath, entry.name), uid, gid)
  }
}

/** Returns the owner of existing data, as whom the server must run. */
function ownerOf(directory: string): SystemUser | undefined {
  const found = statSync(path.join(linkedData(directory) ?? directory, 'PG_VERSION'), { throwIfNoEntry: false })
  if (!found?.uid) return
  return systemUsers().find(({ uid }) => uid === found.uid) ?? { uid: found.uid, gid: found.gid, name: `user ${found.uid}` }
}

function systemUsers(): SystemUser[] {
  return listUsers(readFileSync('/etc/passwd', 'utf8'))
}

/** Returns all users except root from a file like /etc/passwd, those most likely to run a database first. */
export function listUsers(file: string): SystemUser[] {
  const users = file
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0)
  const rank = ({ name }: SystemUser) => (LIKELY.includes(name) ? LIKELY.indexOf(name) : LIKELY.length)
  return users.toSorted((one, other) => rank(one) - rank(other))
}

/**
 * Returns the first user to which we can switch. In a single-user container, the process cannot switch to another user, whatever the user
 * list says.
 */
function findUser(users: readonly SystemUser[], installed: string): SystemUser {
  for (const user of users) {
    const { error } = tryOut(installed, user)
    if (!error || ('code' in error && (error.code === 'EACCES' || error.code === 'ENOENT'))) return user
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and there is no other user here to which root can switch. ' +
      'Run as an ordinary user, or set DATABASE_URL to your own PostgreSQL server',
  )
}

function canRun(programs: string, user: SystemUser): boolean {
  const sample = path.join(programs, 'share/postgresql/postgres.bki')
  return tryOut(programs, user).status === 0 && canReach(path.dirname(sample), user) && allows(sample, user, READ)
}

function tryOut(programs: string, { uid, gid }: SystemUser) {
  return spawnSync(path.join(programs, 'bin', 'postgres'), ['--version'], { uid, gid, cwd: '/' })
}

function canReach(folder: string, user: SystemUser): boolean {
  const real = realpathSync(folder)
  const parent = path.dirname(real)
  return allows(real, user, PASS) && (parent === real || canReach(parent, user))
}

function allows(entry: string, user: SystemUser, right: number): boolean {
  const { mode, uid, gid } = statSync(entry)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & right) === right
}
