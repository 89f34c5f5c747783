import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rootCertificates } from 'node:tls'
import { promisify } from 'node:util'

/** The folders in which Debian, Homebrew and PostgreSQL's own installers put each version's programs. */
const FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', 'C:\\Program Files\\PostgreSQL']

/**
 * Returns the path of the oldest `pg_dump` or `pg_restore` that is not older than a server of this version. An older program would refuse
 * to work with the server.
 * @throws Error with a one-line message that says what to install.
 */
export function findProgram(name: 'pg_dump' | 'pg_restore', serverMajor: number, folders: readonly string[] = FOLDERS): string {
  const found = [...installed(folders), '']
    .map((folder) => path.join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .flatMap((program) => {
      const major = majorOf(program)
      return major === null || major < serverMajor ? [] : [{ program, major }]
    })
    .sort((one, other) => one.major - other.major)
  const [first] = found
  if (first) return first.program
  throw new Error(
    `No ${name} of PostgreSQL ${serverMajor} or newer is installed. On Debian: apt-get install postgresql-client-${serverMajor} ` +
      '(postgresql.org/download/linux/debian has versions that Debian lacks); on macOS: brew install libpq.',
  )
}

function installed(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((version) => path.join(folder, version, 'bin')))
    .filter((bin) => existsSync(bin))
}

function majorOf(program: string): number | null {
  try {
    return readMajor(execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return null
  }
}

/** Returns the major version from the output of a PostgreSQL program or server: `pg_dump (PostgreSQL) 15.18`. */
export function readMajor(told: string): number | null {
  const [, major] = /(?:^|\s)(\d+)(?:\.\d+|devel|beta\d|rc\d)/.exec(told) ?? []
  return major ? Number(major) : null
}

/** Runs a PostgreSQL program against a database. @throws Error with the program's output. */
export async function runProgram(program: string, args: readonly string[], databaseUrl: string): Promise<void> {
  const settings = connection(databaseUrl)
  // Node ships certificate authorities; PostgreSQL's programs trust none unless they are given a file.
  const needsRoots = settings.PGSSLMODE?.startsWith('verify') && !settings.PGSSLROOTCERT
  const folder = needsRoots ? mkdtempSync(path.join(tmpdir(), 'keelmark-roots-')) : null
  if (folder) {
    settings.PGSSLROOTCERT = path.join(folder, 'roots.pem')
    writeFileSync(settings.PGSSLROOTCERT, rootCertificates.join('\n'))
  }
  try {
    await promisify(execFile)(program, [...args], { env: settings }).catch((cause: Error & { stderr?: string }) => {
      throw new Error(cause.stderr?.trim() || cause.message, { cause })
    })
  } finally {
    if (folder) rmSync(folder, { recursive: true })
  }
}

/** Returns the environment with which PostgreSQL's programs connect to a database, so that the password appears in no process list. */
export function connection(databaseUrl: string): NodeJS.ProcessEnv {
  const url = new URL(databaseUrl)
  const options = Object.fromEntries(url.searchParams)
  return {
    ...process.env,
    PGHOST: options.host ?? decodeURIComponent(url.hostname.replace(/^\[|\]$/g, '')),
    PGPORT: url.port || '5432',
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    ...(options.sslmode && { PGSSLMODE: options.sslmode }),
    ...(options.sslrootcert && { PGSSLROOTCERT: options.sslrootcert }),
  }
}
