import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'

const PLACES = [
  // The headless shell draws no window, so the browser tests take a third less CPU time than with the full browser.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Returns a browser that the tests can drive: Playwright's own if installed, then `CHROMIUM_PATH`, then the system's. Null if there is
 * none.
 */
export function findBrowser(): string | null {
  const { CHROMIUM_PATH } = process.env
  return [chromium.executablePath(), ...(CHROMIUM_PATH ? [CHROMIUM_PATH] : []), ...PLACES].find((place) => existsSync(place)) ?? null
}

/** Chromium cannot sandbox as root, and it must not open connections of its own during measurements or tests. */
export const BROWSER_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

/**
 * Finds a browser, or installs one: the package `chromium-headless-shell` on Debian as root, otherwise Playwright's own.
 * @throws Error with a one-line message that says what to run.
 */
export async function ensureBrowser(tell: (text: string) => void): Promise<string> {
  const found = findBrowser()
  if (found) return found
  const run = promisify(execFile)
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  tell(
    isDebianRoot
      ? 'no browser found: installing the package chromium-headless-shell'
      : "no browser found: installing Playwright's Chromium",
  )
  if (isDebianRoot) {
    await run('apt-get', ['update'], { maxBuffer: 1e8 }).catch(() => undefined)
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], { maxBuffer: 1e8 }).catch(() => undefined)
  } else {
    await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { maxBuffer: 1e8 }).catch(() => undefined)
  }
  const installed = findBrowser()
  if (installed) return installed
  throw new Error('No browser for the browser tests. Run: npx playwright install --with-deps chromium (or set CHROMIUM_PATH to a Chromium)')
}
