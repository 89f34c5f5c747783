import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'

// Not in the folder for temporary files: the database does not run as root, and could not enter one that root made there.
const directory = '.data/test-exit-code'
afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('a process that has run the database ends with its own code, so that a failure is seen', { timeout: 120_000 }, () => {
  const code = `
    import { startPostgres } from './scripts/embedded-postgres.ts'
    const server = await startPostgres({ directory: ${JSON.stringify(directory)} })
    await server.stop()
    process.exitCode = 3`
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([3, ''])
})
