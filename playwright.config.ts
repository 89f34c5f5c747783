import { defineConfig } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from './scripts/test/find-browser'

const executablePath = findBrowser() ?? undefined

// All stories share one running shop, and some take Enom down for all of them, so they run one at a time.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Documents that a story keeps up to date.
  snapshotPathTemplate: 'docs/{arg}{ext}',
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    // No traces by default: recording them takes a fifth of the run time. `--trace=on` records one.
    screenshot: 'only-on-failure',
    launchOptions: { args: BROWSER_FLAGS, ...(executablePath && { executablePath }) },
  },
})
