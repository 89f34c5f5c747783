import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

// Loads tsx, which caches its output in the temporary folder and fails if it cannot write there. In that case `.data/tmp` is used instead,
// by tsx and by every process started from here.
try {
  accessSync(tmpdir(), constants.W_OK)
} catch {
  const own = path.resolve('.data/tmp')
  mkdirSync(own, { recursive: true })
  process.env.TMPDIR = own
}
await import('tsx')
