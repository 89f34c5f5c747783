import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { LONG_TESTS } from './scripts/test/long-tests'

const alias = { '@': path.resolve(import.meta.dirname) }

/** Tests that start, kill and freeze workers. They spend most of their time waiting, so they run in parallel with the others. */
const PROCESSES = ['lib/{worker,jobs}/**/*.db.test.ts']

/** Tests that `npm test` skips and every other command runs. */
const LEFT_OUT = process.env.KEELMARK_WITHOUT_LONG_TESTS ? LONG_TESTS : []

/** Tests wait for real work, which may be slow on a busy computer. */
const PATIENT = { poll: { timeout: 15_000 } }

export default defineConfig({
  test: {
    // By default, Vitest leaves one core free, but most tests wait for processes, a database or a timer.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          expect: PATIENT,
          // Unit tests share no mutable state, so modules are loaded once for all of them, which halves the time.
          isolate: false,
          include: ['{app,components,lib,scripts,prisma,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', ...LEFT_OUT],
          setupFiles: ['scripts/test/test-env.ts'],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          expect: PATIENT,
          // Packages are loaded once per process, not once per file; the shop's own code is loaded again (test-database.ts).
          isolate: false,
          include: ['{app,lib,scripts,prisma}/**/*.db.test.ts'],
          exclude: [...PROCESSES, ...LEFT_OUT],
          globalSetup: ['lib/db/testing/test-server.ts'],
          setupFiles: ['scripts/test/test-env.ts', 'lib/db/testing/test-database.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'processes',
          expect: PATIENT,
          isolate: false,
          include: PROCESSES,
          globalSetup: ['lib/db/testing/test-server.ts', 'scripts/test/compile-before-tests.ts'],
          setupFiles: ['scripts/test/test-env.ts', 'lib/db/testing/test-database.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'restore',
          expect: PATIENT,
          include: ['scripts/backup/restore.drill.ts'],
          globalSetup: ['lib/db/testing/test-server.ts'],
          setupFiles: ['scripts/test/test-env.ts', 'lib/db/testing/test-database.ts'],
          testTimeout: 300_000,
          hookTimeout: 90_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'faults',
          include: ['e2e/faults/run.faults.ts'],
          globalSetup: ['e2e/faults/global-setup.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
