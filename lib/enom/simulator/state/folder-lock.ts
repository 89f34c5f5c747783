import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Folders this process holds: its own number in a file may also be that of a dead process from another container. */
const held = new Set<string>()

/**
 * Keeps a data folder for one server: two on one folder would sell the same number twice. The lock of a process that is gone is taken over.
 * Returns what gives the folder free again.
 * @throws Error when another server runs on it.
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

/** Moves a dead process's lock out of the way, unless someone else has put theirs there in the meantime. */
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

/** A process by its number and, where the system tells, when it began: numbers are given again. */
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

/** Linux: state and start of a process, with the machine's start; null where there is no such thing, or only what is left of it. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`)
  // The name in brackets may hold blanks.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  const [state, start] = [fields[0], fields[19]]
  if (!start || state === 'Z' || state === 'X') return null
  return `${start} ${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}`
}
