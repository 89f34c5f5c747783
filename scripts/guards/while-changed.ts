import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** The original content of the changed file. */
let changed: { file: string; source: string } | null = null
let isEnding = false

function putBack(): void {
  if (changed) writeFileSync(changed.file, changed.source)
  changed = null
}

// `finally` does not run when a signal ends this process, but production code must never be left without its guard.
process.on('exit', putBack)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isEnding = true
    putBack()
    process.exit(1)
  })
}

/**
 * Runs `work` while `file` contains `text`, and always restores the file afterwards. @throws Error if this process has been told to end.
 */
export async function whileChanged<Value>(file: string, text: string, work: () => Promise<Value>): Promise<Value> {
  if (isEnding) throw new Error('told to end')
  changed = { file, source: readFileSync(file, 'utf8') }
  try {
    writeFileSync(file, text)
    return await work()
  } finally {
    putBack()
  }
}

/** Returns the files with uncommitted changes, which could be lost when restoring. */
export function findUncommitted(files: readonly string[]): string[] {
  const said = execFileSync('git', ['status', '--porcelain', '-z', '--', ...new Set(files)], { encoding: 'utf8' })
  return said.split('\0').flatMap((line) => (line ? [line.slice(3)] : []))
}
