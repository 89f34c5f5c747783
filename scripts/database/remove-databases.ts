import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { removeDatabase } from './postgres-place'

// What a build server does last: nothing of this checkout stays outside it.
for (const entry of existsSync('.data') ? readdirSync('.data', { recursive: true, withFileTypes: true }) : []) {
  if (entry.isSymbolicLink()) removeDatabase(path.resolve(entry.parentPath, entry.name))
}
