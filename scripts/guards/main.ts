import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { startPostgres } from '../database/embedded-postgres'
import type { Guard } from './guard'
import { GUARDS } from './guards'
import { findUncommitted, whileChanged } from './while-changed'

// `npm run test:guards [id …]`: removes each guard, one at a time, and checks that its test fails. The file is restored afterwards, even if
// the run is interrupted.
const wanted = process.argv.slice(2)
const chosen = GUARDS.filter(({ promise }) => !wanted.length || wanted.includes(promise))

const uncommitted = findUncommitted(chosen.map(({ file }) => file))
if (uncommitted.length) {
  console.error(`Commit or stash these first; the tests temporarily remove guards from them: ${uncommitted.join(', ')}`)
  process.exit(1)
}

const reportSchema = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
})

const server = await startPostgres({ directory: '.data/guards/postgres', isThrowaway: true })
const env = { ...process.env, TEST_DATABASE_SERVER: server.url('postgres') }

/** Runs a file's tests, or those whose title contains `name`. Returns the titles of the tests that ran and of those that failed. */
async function run(file: string, name?: string): Promise<{ names: string[]; failed: string[] }> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', file, ...(name ? ['-t', name] : []), '--reporter=json', '--silent']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  await once(child, 'close')
  const report = reportSchema.safeParse(JSON.parse(said.slice(said.indexOf('{')) || 'null'))
  const tests = report.data?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? []
  const ran = tests.filter(({ status: how }) => how === 'passed' || how === 'failed')
  return {
    names: ran.map(({ fullName }) => fullName),
    failed: ran.filter(({ status: how }) => how === 'failed').map(({ fullName }) => fullName),
  }
}

/** Returns the problem with a guard, or undefined. */
async function complaint({ file, find, replace, test }: Guard, whole: Awaited<ReturnType<typeof run>>): Promise<string | undefined> {
  const words = new RegExp(test.name)
  if (!whole.names.some((name) => words.test(name))) return 'no such test ran'
  if (whole.failed.some((name) => words.test(name))) return 'the test fails with the guard in place'
  const source = readFileSync(file, 'utf8')
  if (source.split(find).length !== 2) return 'the guard’s text does not occur exactly once'
  const without = source.replace(find, () => replace)
  const { failed } = await whileChanged(file, without, () => run(test.file, test.name))
  if (!failed.some((name) => words.test(name))) return 'the test does not fail without the guard'
}

let kept = 0
for (const testFile of new Set(chosen.map(({ test }) => test.file))) {
  const whole = await run(testFile)
  for (const guard of chosen.filter(({ test }) => test.file === testFile)) {
    const wrong = await complaint(guard, whole)
    if (!wrong) kept += 1
    const label = `${guard.promise.padEnd(4)} ${guard.file}`
    console.info(wrong ? `WRONG  ${label}: ${wrong} ("${guard.test.name}")` : `ok     ${label}: "${guard.test.name}" fails without it`)
  }
}
await server.stop()
console.info(`${kept} of ${chosen.length} guards are tested`)
process.exitCode = kept === chosen.length && kept > 0 ? 0 : 1
