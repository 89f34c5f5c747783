import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Locks the run's folder for this process. Returns a function that unlocks it. A lock whose process no longer exists is ignored.
 * @throws Error with a one-line message if another run is active.
 */
export function lock(file: string): () => void {
  const holder = Number(readOr(file, ''))
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new Error(`Another browser test run is in progress in this folder (process ${holder}). Wait for it to finish, or stop it.`)
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
