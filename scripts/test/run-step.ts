import { mkdirSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import path from 'node:path'
import type { Settings } from '../run/settings'
import { spawnBound } from '../run/spawn-bound'

export type StepResult = { name: string; ok: boolean; seconds: number; output: string }

/**
 * Runs one command of the test run. Its output goes to a log file and into the result. With `yields`, it gives way to the other steps
 * whenever they need the CPU.
 */
export async function runStep(
  name: string,
  args: readonly string[],
  settings: Settings,
  directory: string,
  { yields = false } = {},
): Promise<StepResult> {
  const began = Date.now()
  const child = spawnBound(args, settings)
  if (yields && child.pid) setPriority(child.pid, 10)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  }
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  mkdirSync(directory, { recursive: true })
  writeFileSync(path.join(directory, `${name.replaceAll(' ', '-')}.log`), output)
  return { name, ok: code === 0, seconds: (Date.now() - began) / 1000, output }
}
