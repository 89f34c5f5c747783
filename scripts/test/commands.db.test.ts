import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileCode } from './compile-code'

// Tests the commands in package.json as run by someone who did the steps in the wrong order or left one out.

const url = process.env.DATABASE_URL ?? ''
const empty = new URL(url)
empty.pathname += '_empty'
const name = empty.pathname.slice(1)
const elsewhere = mkdtempSync(path.join(tmpdir(), 'keelmark-commands-'))

async function query(sql: string, at = url) {
  const client = new pg.Client({ connectionString: at })
  await client.connect()
  return client.query(sql).finally(() => client.end())
}
beforeAll(() => query(`create database "${name}"`))
afterAll(async () => {
  rmSync(elsewhere, { recursive: true })
  await query(`drop database if exists "${name}" with (force)`)
})

const SETTINGS = ['--import', 'tsx', '--import', './scripts/run/load-settings.ts']
const MIGRATE = [...SETTINGS, 'scripts/database/migrate.ts']
const BUILD = ['--import', 'tsx', 'scripts/build/build.ts']

/** Compiles a command, because it is run many times. The other commands are run as in package.json. */
const compiled = async (main: string) => [await compileCode(`import './scripts/run/load-settings.ts'; await import('./${main}')`)]
const SEED = await compiled('prisma/seed/main.ts')
const WORKER = await compiled('lib/worker/main.ts')
const WEB = await compiled('lib/web/main.ts')
const MAKE_STAFF = [...SETTINGS, 'scripts/run/make-staff.ts', 'kim@shop.test']

type Said = { code: number | null; out: string; err: string }

function run(args: readonly string[], databaseUrl: string, { cwd = process.cwd(), ...extra }: Record<string, string> = {}): Promise<Said> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, ...extra }
  const child = spawn(process.execPath, [...args], { cwd, env })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })))
}

test.each([
  ['seed', SEED],
  ['worker', WORKER],
  ['web', WEB],
])('before the database is migrated, %s reports in one line what to run', async (_, args) => {
  const { code, err } = await run(args, empty.href)
  expect([code, err]).toEqual([1, 'The database has no tables yet. Run: npm run migrate\n'])
})

test.each([
  ['migrate', MIGRATE],
  ['build', BUILD],
])('with a wrong password, %s reports it in one line', async (_, args) => {
  const { code, err } = await run(args, Object.assign(new URL(url), { password: 'wrong' }).href)
  expect([code, err]).toEqual([1, expect.stringMatching(/^The database at \S+ does not accept [^\n]+\n$/)])
})

test('seed reports in one line that the database does not respond', async () => {
  const { code, err } = await run(SEED, Object.assign(new URL(url), { port: '1' }).href)
  expect([code, err]).toEqual([1, expect.stringMatching(/^The database at \S+ does not respond [^\n]+\n$/)])
})

test.each([
  ['make-staff', MAKE_STAFF],
  ['web', WEB],
])('with invalid settings, %s reports each on its own line, without a stack trace', async (_, args) => {
  const { code, err } = await run(args, url, { AUTH_SECRET: 'short', SMTP_URL: 'http://mail' })
  expect(code).toBe(1)
  expect(err.split('\n')).toEqual([
    expect.stringContaining('settings'),
    ...Array(2).fill(expect.stringMatching(/^ {2}(AUTH_SECRET|SMTP_URL): /)),
    '',
  ])
})

test.each(['web', 'worker'])('before the build, starting the %s reports what to run', async (part) => {
  const { code, err } = await run([path.resolve('scripts/run/start.mjs'), part], url, { cwd: elsewhere })
  expect([code, err]).toEqual([1, 'The shop has not been built here yet. Run: npm run build\n'])
})

test('migrating reports what it did; seeding adds hidden products to a real shop and does not touch them afterwards', {
  timeout: 240_000,
}, async () => {
  const first = await run(MIGRATE, empty.href)
  expect([first.code, first.err, first.out]).toEqual([0, '', expect.stringMatching(/\n\d+ migrations? (was|were) applied\.\n$/)])
  expect((await run(MIGRATE, empty.href)).out).toMatch(/\nThe database was up to date\.\n$/)
  expect((await run(SEED, empty.href)).out).toMatch(/\n15 products were added, all hidden, and the shop is closed\. Show products/)
  expect((await query('select count(*)::int as visible from "Product" where visible', empty.href)).rows).toEqual([{ visible: 0 }])
  await query(`update "Product" set visible = true where slug = 'rapidssl'`, empty.href)
  expect((await run(SEED, empty.href)).out).toMatch(/\n15 products are there already and stay as they are\.\n$/)
  const { out, code } = await run(MAKE_STAFF, empty.href)
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^kim@shop\.test is now a member of staff\. Set the password within an hour: http:\/\/\S+\/link\/[\w-]{43}\n/),
  ])
})
