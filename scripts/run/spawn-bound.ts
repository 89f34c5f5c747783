import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Settings } from './settings'

/** Starts node with `args` as a child process that ends when this script does, however it ends. */
export function spawnBound(
  args: readonly string[],
  settings: Settings,
  options: { detached?: boolean; cwd?: string } = {},
): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn(process.execPath, ['--import', './scripts/run/end-with-parent.mjs', ...args], {
    env: { ...settings, KEELMARK_PARENT: String(process.pid) },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...options,
  })
}
