import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }

export default defineConfig({
  test: {
    // More than there are cores: most tests wait, for processes, a database or a timer.
    maxWorkers: 4,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{app,components,lib,scripts,prisma,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          setupFiles: ['scripts/test-env.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['{app,lib,scripts,prisma}/**/*.db.test.ts'],
          globalSetup: ['lib/db/test-server.ts'],
          setupFiles: ['scripts/test-env.ts', 'lib/db/test-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
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
