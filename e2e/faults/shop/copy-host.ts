import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ShopProcess } from '../../../scripts/run/stack'

/** Files that belong to this checkout only. */
const NOT_COPIED = ['.git', '.data', '.env', 'backups']

/**
 * Makes a second folder with the same build, like that of a second host. `folderOf` returns the folder a process runs from: numbered
 * processes run from the second. The two share only the database.
 */
export function copyHost(): { folderOf(name: ShopProcess): string; remove(): void } {
  const folder = path.join(tmpdir(), `keelmark-host-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const names = readdirSync('.').filter((name) => !NOT_COPIED.includes(name))
  // Uses hard links if the folder is on the same disk.
  try {
    execFileSync('cp', ['-al', ...names, folder], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-a', ...names, folder])
  }
  return {
    folderOf: (name) => (/-\d+$/.test(name) ? folder : process.cwd()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
