import { createHash, type Hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import pg from 'pg'
import { requireSchema } from '../../lib/db/require-schema'
import { actionKey } from '../run/action-key'
import { lastFault } from '../run/parts'
import type { Settings } from '../run/settings'
import { spawnBound } from '../run/spawn-bound'
import { compileProcesses } from './compile'
import { shrinkServerMaps } from './shrink-maps'

const STAMP = '.next/built-from'
/** Marks a build that is complete except for the pages rendered from the database. */
const COMPILED = '.next/compiled-from'
const LOG = '.data/build.log'
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma',
  'next.config.ts',
  'proxy.ts',
  'package-lock.json',
  'tsconfig.json',
  'postcss.config.mjs',
]
const STAGES: readonly [RegExp, string][] = [
  [/Creating an optimized/, 'compiling'],
  [/Collecting page data/, 'reading the pages'],
  [/Generating static pages.*\(0\//, 'rendering the public pages from the database'],
]

/**
 * Makes the production build of web, worker and pages, with public pages rendered from the database in `settings`. Skips the pages if the
 * sources, settings and catalogue match the existing build.
 * @throws Error with the compiler's message if the build fails.
 */
export async function buildShop(settings: Settings, tell: (stage: string) => void): Promise<'built' | 'unchanged'> {
  await requireSchema(settings.DATABASE_URL ?? '')
  await compileProcesses()
  const stamp = await describeSources(settings)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return 'unchanged'
  rmSync(STAMP, { force: true })
  const isCompiled = existsSync(COMPILED) && readFileSync(COMPILED, 'utf8') === hashSources().digest('hex')
  rmSync(COMPILED, { force: true })
  await runNextBuild(settings, tell, isCompiled ? 'generate' : 'whole')
  shrinkServerMaps()
  writeFileSync(STAMP, stamp)
  return 'built'
}

/**
 * Builds everything that needs no settings or database, for example for an image. `buildShop` then only renders the public pages and needs
 * no development packages.
 * @throws Error with the compiler's message if the build fails.
 */
export async function compileShop(settings: Settings, tell: (stage: string) => void): Promise<void> {
  await compileProcesses()
  rmSync(STAMP, { force: true })
  await runNextBuild(settings, tell, 'compile')
  shrinkServerMaps()
  writeFileSync(COMPILED, hashSources().digest('hex'))
}

/**
 * Discards the build if the catalogue has changed since it was made. A running shop re-renders its public pages whenever staff edit
 * products, and the next run may use another database.
 */
export async function forgetStaleBuild(settings: Settings): Promise<void> {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') !== (await describeSources(settings))) rmSync(STAMP)
}

async function runNextBuild(settings: Settings, tell: (stage: string) => void, mode: 'whole' | 'compile' | 'generate'): Promise<void> {
  const args = ['node_modules/next/dist/bin/next', 'build', ...(mode === 'whole' ? [] : ['--experimental-build-mode', mode])]
  const child = spawnBound(args, {
    ...settings,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(settings),
  })
  let said = ''
  const listen = (chunk: string) => {
    said += chunk
    for (const [sign, stage] of STAGES) if (sign.test(chunk)) tell(stage)
  }
  child.stdout.setEncoding('utf8').on('data', listen)
  child.stderr.setEncoding('utf8').on('data', listen)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  mkdirSync(path.dirname(LOG), { recursive: true })
  writeFileSync(LOG, said)
  const refused = /The shop cannot start with these settings:\n(?: {2}\S.*\n?)+/.exec(said)?.[0]
  if (code !== 0 && refused) throw new Error(refused.trimEnd())
  if (code !== 0) throw new Error(`The production build failed: ${firstError(said)} (full output: ${LOG})`)
}

/** Returns the first error. The compiler reports the cause first; later errors follow from it. */
function firstError(said: string): string {
  return (
    said
      .split('\n')
      .find((line) => /\berror\b/i.test(line))
      ?.trim() ?? lastFault(said)
  )
}

function hashSources(): Hash {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(listFiles)) hash.update(file).update(readFileSync(file))
  return hash
}

async function describeSources(settings: Settings): Promise<string> {
  const hash = hashSources()
  for (const name of Object.keys(parseEnv(readFileSync('.env.example', 'utf8').replace(/^#(?=[A-Z_]+=)/gm, '')))) {
    if (!/^(DIRECT_)?DATABASE_/.test(name)) hash.update(`${name}=${settings[name] ?? ''}\n`)
  }
  return hash.update(await readCatalogue(settings.DATABASE_URL ?? '')).digest('hex')
}

async function readCatalogue(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const parts: string[] = []
    for (const table of ['CertificateType', 'Product', 'ProductChoice']) {
      const { rows } = await client.query<{ all: string | null }>(
        `select string_agg(line, ',' order by line) as all from (select (to_jsonb(t) - 'createdAt' - 'updatedAt')::text as line from "${table}" t) rows`,
      )
      parts.push(rows[0]?.all ?? '')
    }
    return parts.join('|')
  } finally {
    await client.end()
  }
}

function listFiles(from: string): string[] {
  if (!existsSync(from)) return []
  if (path.extname(from) !== '') return [from]
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
