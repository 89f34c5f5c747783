import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

// `npm run test:update`: updates the shop while people buy and have its pages open. Two versions are built in copies outside this checkout:
// this one, and one with changed modules and a migration. `-- --orders 200` sets the number of buyers.
const FOLDER = path.join(tmpdir(), `keelmark-update-${process.pid}`)
const OLD = path.join(FOLDER, 'old')
const NEW = path.join(FOLDER, 'new')
const PORTS = '.data/e2e/ports.json'

const CHANGED = [
  ['components/ui/button.tsx', 'export const ADDED_BY_THE_UPDATE = 1'],
  ['lib/cart/schema.ts', 'export const ADDED_BY_THE_UPDATE = 2'],
  ['lib/certificates/status/file-text.ts', 'export const ADDED_BY_THE_UPDATE = 3'],
  ['app/checkout/actions.ts', 'export async function addedByTheUpdate() {}'],
] as const

try {
  copyCheckout(OLD)
  copyCheckout(NEW)
  change(NEW)
  build(OLD)
  cpSync(path.join(OLD, PORTS), path.join(NEW, PORTS))
  build(NEW)
  // Both parts run even if the first fails, so that one run reports every failure.
  const failed = ['rolling.ts', 'open-pages.ts'].filter((script) => run(OLD, [`e2e/update/${script}`, NEW, ...process.argv.slice(2)]) !== 0)
  process.exitCode = failed.length ? 1 : 0
} finally {
  rmSync(FOLDER, { recursive: true, force: true })
}

/**
 * Copies the files tracked by git, in their current state, and the packages. Symbolic links do not work, because Turbopack does not follow
 * links that lead out of the folder.
 */
function copyCheckout(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of files) cpSync(file, path.join(folder, file))
  cpSync('lib/db/generated', path.join(folder, 'lib/db/generated'), { recursive: true })
  mkdirSync(path.join(folder, path.dirname(PORTS)), { recursive: true })
  writeFileSync(path.join(folder, '.env'), '')
  // Uses hard links if the folder is on the same disk.
  try {
    execFileSync('cp', ['-al', 'node_modules', folder], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-a', 'node_modules', folder])
  }
}

/** Turns a copy into the next version: changed modules, and a column that every read and write of an order now names. */
function change(folder: string): void {
  for (const [file, line] of CHANGED) appendFileSync(path.join(folder, file), `\n${line}\n`)
  const schema = path.join(folder, 'prisma/schema.prisma')
  writeFileSync(schema, readFileSync(schema, 'utf8').replace('model Order {', 'model Order {\n  addedByTheUpdate String @default("")'))
  const migration = path.join(folder, 'prisma/migrations/29991231000000_added_by_the_update')
  mkdirSync(migration)
  writeFileSync(path.join(migration, 'migration.sql'), `alter table "Order" add column "addedByTheUpdate" text not null default '';\n`)
  execFileSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], { cwd: folder })
}

function build(folder: string): void {
  if (run(folder, ['e2e/prepare.ts']) !== 0) throw new Error(`The build in ${folder} failed.`)
}

function run(folder: string, args: readonly string[]): number {
  return spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: folder, stdio: 'inherit' }).status ?? 1
}
