import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

// `npm run test:no-proxy`: builds a copy of the shop without proxy.ts and requests every page and route as every kind of visitor who must
// not see it. This shows that all refusals come from the pages, actions and functions themselves.
const root = process.cwd()
const copy = mkdtempSync(path.join(tmpdir(), 'keelmark-no-proxy-'))
process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
const files = listed.split('\0').filter((file) => file !== '' && file !== 'proxy.ts' && existsSync(file))
for (const file of files) {
  mkdirSync(path.join(copy, path.dirname(file)), { recursive: true })
  copyFileSync(file, path.join(copy, file))
}
cpSync('lib/db/generated', path.join(copy, 'lib/db/generated'), { recursive: true })
if (existsSync('.env')) copyFileSync('.env', path.join(copy, '.env'))
linkTree(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
console.info(`${files.length} files were copied to ${copy}, without proxy.ts`)

const specs = process.argv.slice(2)
const args = ['node_modules/@playwright/test/cli.js', 'test', ...(specs.length ? specs : ['e2e/whole-shop/authorisation.spec.ts'])]
const { status } = spawnSync(process.execPath, args, { cwd: copy, stdio: 'inherit' })
process.exit(status ?? 1)

/** Uses hard links, because the build does not follow a symbolic link out of its folder, and copying a gigabyte takes too long. */
function linkTree(from: string, to: string): void {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkOrCopy(source, target)
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
}
