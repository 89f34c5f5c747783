import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

// `npm run test:update`: updates the shop while people have its pages open. Everything runs in a copy outside this checkout, because the
// update changes source files.
const FOLDER = path.join(tmpdir(), `keelmark-update-${process.pid}`)
const COPY = path.join(FOLDER, 'shop')

try {
  copyCheckout()
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'e2e/update/run.ts'], { cwd: COPY, stdio: 'inherit' })
  process.exitCode = status ?? 1
} finally {
  rmSync(FOLDER, { recursive: true, force: true })
}

/**
 * Copies the files git knows of, as they are now, and the packages. Links do not work, because Turbopack follows none that lead out of the
 * folder.
 */
function copyCheckout(): void {
  mkdirSync(COPY, { recursive: true })
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of files) cpSync(file, path.join(COPY, file))
  cpSync('lib/db/generated', path.join(COPY, 'lib/db/generated'), { recursive: true })
  writeFileSync(path.join(COPY, '.env'), '')
  // Hard links if the folder is on the same disk.
  try {
    execFileSync('cp', ['-al', 'node_modules', COPY], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-a', 'node_modules', COPY])
  }
}
