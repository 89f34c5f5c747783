import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{app,components,lib,scripts,prisma}/**/*.test.{ts,tsx}'],
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
    ],
  },
})
