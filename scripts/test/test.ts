import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { startPostgres } from '../database/embedded-postgres'
import { migrate } from '../database/migrate'
import { readSettings, type Settings } from '../run/settings'
import { ensureBrowser } from './find-browser'
import { CORE_STORIES, LONG_TESTS } from './long-tests'
import { runStep, type StepResult } from './run-step'

// `npm test` checks a change within ten minutes on two cores (long-tests.ts); `npm run test:all` runs everything. Each step runs even if an
// earlier one fails, so that one run reports all failures.
const RUNS_ALL = process.argv.includes('--all')
const directory = path.resolve('.data/test')
const began = Date.now()
const { DATABASE_URL: _ignored, ...given } = readSettings()
const settings: Settings = { ...given, NODE_ENV: 'test', CI: '1', FORCE_COLOR: '0', CHECKPOINT_DISABLE: '1', NEXT_TELEMETRY_DISABLED: '1' }

type Tally = { runner: string; passed: number; failed: number }
const tallies: Tally[] = []

function report({ name, ok, seconds, output }: StepResult): boolean {
  console.info(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`)
  if (!ok) console.info(output.trim())
  return ok
}

async function runChecks(databaseUrl: string): Promise<void> {
  const tsx = ['--import', 'tsx']
  const drift = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code']
  const steps: [string, string[]][] = [
    ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
    ['lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
    ['house rules', [...tsx, 'scripts/check/check-plan.ts']],
    ['schema drift', ['node_modules/prisma/build/index.js', ...drift]],
  ]
  const tally: Tally = { runner: 'checks', passed: 0, failed: 0 }
  const run = async ([name, args]: [string, string[]]) => {
    const ok = report(await runStep(name, args, { ...settings, DATABASE_URL: databaseUrl }, directory))
    tally[ok ? 'passed' : 'failed'] += 1
  }
  await run(['route types', ['node_modules/next/dist/bin/next', 'typegen']])
  await Promise.all(steps.map(run))
  tallies.push(tally)
}

async function runVitest(
  name: string,
  projects: readonly string[],
  extra: Record<string, string>,
  options: { yields?: boolean } = {},
): Promise<void> {
  const file = path.join(directory, `${name}.json`)
  rmSync(file, { force: true })
  const chosen = projects.map((project) => `--project=${project}`)
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const result = await runStep(name, args, { ...settings, ...extra }, directory, options)
  report(result)
  const counts = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() })
  const said = existsSync(file) ? counts.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
  tallies.push({ runner: name, passed: said?.numPassedTests ?? 0, failed: failures(result.ok, said?.numFailedTests ?? 0) })
}

async function runPlaywright(): Promise<void> {
  const file = path.join(directory, 'playwright.json')
  rmSync(file, { force: true })
  const args = ['node_modules/@playwright/test/cli.js', 'test', ...(RUNS_ALL ? [] : CORE_STORIES), '--reporter=list,json']
  const browser = await ensureBrowser((text) => console.info(`       ${text}`)).catch((error: Error) => {
    console.info(error.message)
    return null
  })
  if (browser === null) {
    tallies.push({ runner: 'playwright', passed: 0, failed: 1 })
    return
  }
  const result = await runStep(
    'playwright',
    args,
    { ...settings, PLAYWRIGHT_JSON_OUTPUT_NAME: file, KEELMARK_E2E_PREPARED: '1' },
    directory,
  )
  report(result)
  const counts = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  const stats = existsSync(file) ? counts.parse(JSON.parse(readFileSync(file, 'utf8'))).stats : null
  tallies.push({
    runner: 'playwright',
    passed: stats?.expected ?? 0,
    failed: failures(result.ok, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)),
  })
}

/** Returns at least 1 if the runner failed, even if it reported no failed test. */
function failures(ok: boolean, counted: number): number {
  return ok ? counted : Math.max(1, counted)
}

const lost = [...LONG_TESTS, ...CORE_STORIES].filter((file) => !existsSync(file))
if (lost.length > 0) throw new Error(`scripts/test/long-tests.ts names files that do not exist: ${lost.join(', ')}`)
const server = await startPostgres({ directory: path.join(directory, 'postgres'), isThrowaway: true })
try {
  await server.createDatabase('drift').catch(() => undefined)
  await migrate(server.url('drift'))
  await runChecks(server.url('drift'))
  const database = { TEST_DATABASE_SERVER: server.url('postgres'), TEST_DATABASE_TEMPLATE: 'drift' }
  // The fault run and the browser tests share the ports of one shop, so they run one after another and together take the longest. The
  // process tests mostly wait, and some measure durations. The other tests use the remaining CPU time.
  const some: Record<string, string> = RUNS_ALL ? {} : { KEELMARK_WITHOUT_LONG_TESTS: '1' }
  const code = () => runVitest('vitest', ['unit', 'database'], { ...database, ...some }, { yields: true })
  const processes = () => runVitest('processes', ['processes'], database)
  const shop = async () => {
    const build = await runStep('build', ['--import', 'tsx', 'e2e/prepare.ts'], { ...settings, NODE_ENV: 'production' }, directory)
    if (!report(build)) {
      for (const runner of RUNS_ALL ? ['faults', 'playwright'] : ['playwright']) tallies.push({ runner, passed: 0, failed: 1 })
      return
    }
    if (RUNS_ALL) await runVitest('faults', ['faults'], { KEELMARK_E2E_PREPARED: '1' })
    await runPlaywright()
  }
  await Promise.all([shop(), code(), ...(RUNS_ALL ? [processes()] : [])])
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  tallies.push({ runner: 'test run', passed: 0, failed: 1 })
} finally {
  await server.stop()
}

console.info('')
for (const { runner, passed, failed } of tallies) console.info(`${runner.padEnd(11)} ${passed} passed, ${failed} failed`)
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
console.info(`total       ${passed} passed, ${failed} failed in ${((Date.now() - began) / 60_000).toFixed(1)} min`)
process.exit(failed > 0 || tallies.some((tally) => tally.passed === 0) ? 1 : 0)
