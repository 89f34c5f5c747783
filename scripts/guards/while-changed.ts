import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** What stood in the file that is changed at this moment. */
let changed: { file: string; source: string } | null = null
let isEnding = false

function putBack(): void {
  if (changed) writeFileSync(changed.file, changed.source)
  changed = null
}

// `finally` does not run when a signal ends this process, and production code without its guard must not stay behind.
process.on('exit', putBack)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isEnding = true
    putBack()
    process.exit(1)
  })
}

/**
 * Does `work` while `file` holds this text; what it held is put back however that ends.
 * @throws Error once this process has been told to end.
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

/** Those of these files that differ from what was committed: what is put back there could be told from nothing. */
export function findUncommitted(files: readonly string[]): string[] {
  const said = execFileSync('git', ['status', '--porcelain', '-z', '--', ...new Set(files)], { encoding: 'utf8' })
  return said.split('\0').flatMap((line) => (line ? [line.slice(3)] : []))
}
