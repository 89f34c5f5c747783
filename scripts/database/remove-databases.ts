import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { removeDatabase } from './postgres-place'

// The last step on a build server: nothing from this checkout may remain outside it.
for (const entry of existsSync('.data') ? readdirSync('.data', { recursive: true, withFileTypes: true }) : []) {
  if (entry.isSymbolicLink()) removeDatabase(path.resolve(entry.parentPath, entry.name))
}
