import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

// Loads tsx, which keeps what it compiles in the temporary folder and fails if it can't write there. Then `.data/tmp` takes its place, for
// tsx and for every process started from here.
try {
  accessSync(tmpdir(), constants.W_OK)
} catch {
  const own = path.resolve('.data/tmp')
  mkdirSync(own, { recursive: true })
  process.env.TMPDIR = own
}
await import('tsx')
