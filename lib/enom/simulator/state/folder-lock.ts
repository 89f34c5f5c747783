import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Folders locked by this process. A lock file with this process's id may also come from a dead process in another container. */
const held = new Set<string>()

/**
 * Locks a data folder for one server, because two servers would assign the same certificate id twice. The lock of a dead process is taken
 * over. Returns a function that releases the lock.
 * @throws Error when another server uses the folder.
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true })
  const file = path.join(path.resolve(dir), 'lock')
  if (held.has(file)) throw inUse(dir, process.pid)
  const mine = describeProcess(process.pid)
  if (!create(file, mine)) {
    const found = readFileSync(file, 'utf8')
    const pid = Number(found.split(' ')[0])
    if (pid !== process.pid && isRunning(pid, found)) throw inUse(dir, pid)
    if (!takeAway(file, found) || !create(file, mine)) throw inUse(dir, pid)
  }
  held.add(file)
  return () => {
    held.delete(file)
    if (read(file) === mine) rmSync(file, { force: true })
  }
}

function inUse(dir: string, pid: number): Error {
  return new Error(`${dir} is in use by another server (process ${pid}). Stop that one, or give this one another --data-dir.`)
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false
    throw fault
  }
}

/** Moves a dead process's lock out of the way unless another process has placed its own in the meantime. */
function takeAway(file: string, dead: string): boolean {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return false
  }
  const isDead = read(aside) === dead
  if (!isDead) linkSync(aside, file)
  rmSync(aside, { force: true })
  return isDead
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Describes a process by its id and, if the system reports it, its start time, because process ids are reused. */
function describeProcess(pid: number): string {
  return `${pid} ${startOf(pid) ?? ''}`.trim()
}

function isRunning(pid: number, described: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
  const start = startOf(pid)
  return start === null ? read('/proc/self/stat') === null : describeProcess(pid) === described
}

/** Returns the start time of a process and the computer's boot id on Linux. Null if there is no such process or only a zombie is left. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`)
  // The process name in parentheses may contain spaces.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  const [state, start] = [fields[0], fields[19]]
  if (!start || state === 'Z' || state === 'X') return null
  return `${start} ${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}`
}
