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

/** Whom the server runs as where we are root, which PostgreSQL refuses to run as. */
export type SystemUser = { uid: number; gid: number; name: string }

export type PostgresPlace = {
  /** The folder that holds `bin`, `lib` and `share`. */
  programs: string
  data: string
  user: SystemUser | undefined
}

/** Where a folder of our own may lie when the system user cannot reach the checkout. */
const ROOTS = ['/var/lib', '/var/tmp', tmpdir()]
/** Users made for a database, then generic ones, then any. */
const LIKELY = ['postgres', '_postgres', 'nobody']
const [READ, PASS] = [4, 1]

/**
 * Says where the server's programs and data lie, and whom it runs as. That is the checkout, unless we are root and the system user cannot
 * pass through its folders: then both lie in a folder outside it, and `directory` is a link to the data. No permission of a folder that
 * is not ours is changed.
 * @throws Error in one line where there is no such user or no such folder.
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

/** Removes a database, wherever its data lie; and our folder outside the checkout with the last one in it. */
export function removeDatabase(directory: string): void {
  const outside = linkedData(directory)
  rmSync(directory, { recursive: true, force: true })
  if (!outside) return
  rmSync(outside, { recursive: true, force: true })
  const home = path.dirname(outside)
  if (existsSync(home) && readdirSync(home).every(isPrograms)) rmSync(home, { recursive: true })
}

/** The data of `directory` where they lie outside the checkout. Only a link that we could have made is followed. */
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
  // Without the link to it, it was left by an earlier checkout at the same path.
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

/** Opens the first folder outside the checkout that can be had, with a copy of the programs: root's own, others pass but do not look around. */
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
      'Run as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own',
  )
}

/** A copy of each version is made once; those of other versions go. */
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
    // Another process of ours was quicker.
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(programs)) throw error
  }
  return programs
}

function isPrograms(name: string): boolean {
  return name.startsWith('programs-')
}

/** Readable inside `home`, whatever umask the packages were installed under. */
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

/** Data that are there already are served by their owner. */
function ownerOf(directory: string): SystemUser | undefined {
  const found = statSync(path.join(linkedData(directory) ?? directory, 'PG_VERSION'), { throwIfNoEntry: false })
  if (!found?.uid) return
  return systemUsers().find(({ uid }) => uid === found.uid) ?? { uid: found.uid, gid: found.gid, name: `user ${found.uid}` }
}

function systemUsers(): SystemUser[] {
  return listUsers(readFileSync('/etc/passwd', 'utf8'))
}

/** Everyone but root in a file like /etc/passwd, the likeliest to run a database first. */
export function listUsers(file: string): SystemUser[] {
  const users = file
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0)
  const rank = ({ name }: SystemUser) => (LIKELY.includes(name) ? LIKELY.indexOf(name) : LIKELY.length)
  return users.toSorted((one, other) => rank(one) - rank(other))
}

/** In a container with one user the process can't switch to another, whatever the list of users says. */
function findUser(users: readonly SystemUser[], installed: string): SystemUser {
  for (const user of users) {
    const { error } = tryOut(installed, user)
    if (!error || ('code' in error && (error.code === 'EACCES' || error.code === 'ENOENT'))) return user
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and there is no other user here that root can become. ' +
      'Run as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own',
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
