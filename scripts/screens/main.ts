import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type Cookie, chromium } from '@playwright/test'
import pg from 'pg'
import { DEMO_ADMIN, DEMO_BUYER } from '../../prisma/seed/demo-people'
import { readSettings } from '../run/settings'
import { portsFrom, startStack } from '../run/stack'
import { BROWSER_FLAGS, ensureBrowser } from '../test/find-browser'
import { type Measured, measure, type Viewing } from './measure'
import { makeThings, signer, type Way } from './people'
import { addressOf, SCREENS, type Screen } from './screens'
import { type Results, writeTable } from './table'

// `npm run screens`: measures every screen in SCREENS in a shop with the demo's history, and writes docs/screens.md. Arguments restrict
// this to screens whose name or URL contains one of them; the others keep the last run's results. `--missing` measures only screens without
// a result.
const ONLY = process.argv.slice(2).filter((word) => word !== '--missing')
const MISSING = process.argv.includes('--missing')
const DIRECTORY = path.resolve('.data/screens')
const RESULTS = path.join(DIRECTORY, 'results.json')
const tell = (text: string) => console.info(text)

const executablePath = await ensureBrowser(tell)
const { DATABASE_URL: _own, ...given } = readSettings()
const stack = await startStack({
  settings: { ...given, NODE_ENV: 'production' },
  ports: portsFrom(Number(process.env.SCREENS_PORT ?? 3700)),
  directory: DIRECTORY,
  mode: 'production',
  past: true,
  tell: (part, text) => tell(`${part.padEnd(9)} ${text}`),
})
const client = new pg.Client({ connectionString: stack.settings.DATABASE_URL })
try {
  await client.connect()
  await measureAll()
} finally {
  await client.end()
  await stack.stop()
}

async function measureAll(): Promise<void> {
  const { web } = stack.addresses
  process.env.KEELMARK_E2E = JSON.stringify({ ...stack.addresses, databaseUrl: stack.settings.DATABASE_URL })
  const query = async <Row extends object>(sql: string) => (await client.query<Row & pg.QueryResultRow>(sql)).rows
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS })
  try {
    const signIn = signer(web, query)
    const made = await makeThings(browser, web, signIn)
    const results: Results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {}
    mkdirSync(DIRECTORY, { recursive: true })
    for (const screen of SCREENS) {
      if (ONLY.length && !ONLY.some((word) => `${screen.name} ${screen.route}`.includes(word))) continue
      if (MISSING && results[screen.name]) continue
      const began = Date.now()
      const way = await findWay(screen)
      const viewing = way && (await openBrowsers(browser, way.cookies))
      const outcome = viewing ? await attempt(screen, way.address, viewing) : 'the shop has none'
      if (viewing) await Promise.all(Object.values(viewing).map((context) => context.close()))
      if (typeof outcome === 'string') {
        tell(`${screen.name}: not measured, ${outcome}`)
        continue
      }
      results[screen.name] = outcome
      writeFileSync(RESULTS, JSON.stringify(results, null, 1))
      writeTable(results)
      const failed = Object.entries(outcome.checks).filter(([, faults]) => faults?.length)
      tell(
        `${screen.name}: ${failed.map(([check, faults]) => `${check} (${faults?.length})`).join(', ') || 'fine'}, ${Date.now() - began} ms`,
      )
    }

    async function findWay(screen: Screen): Promise<{ address: string; cookies: Cookie[] } | null> {
      const known: Way | undefined = made[screen.made ?? (screen.viewer === 'helper' ? 'helper' : '')]
      if (screen.made) return known?.address ? { address: known.address, cookies: known.cookies } : null
      const [row] = screen.find ? await query<Record<string, string>>(screen.find) : [{} as Record<string, string>]
      if (!row) return null
      const person = { visitor: null, helper: null, buyer: DEMO_BUYER.email, staff: DEMO_ADMIN.email, owner: row.owner ?? null }[
        screen.viewer
      ]
      return { address: web + addressOf(screen, row), cookies: person ? await signIn(person) : (known?.cookies ?? []) }
    }
  } finally {
    await browser.close()
  }
}

async function attempt(screen: Screen, address: string, viewing: Viewing): Promise<Measured | string> {
  try {
    return await measure(screen, address, viewing)
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(0, 4).join(' ') : String(error)
  }
}

async function openBrowsers(browser: Browser, cookies: Cookie[]): Promise<Viewing> {
  const common = { locale: 'en-GB', timezoneId: 'UTC' } as const
  const viewing = {
    desktop: await browser.newContext({ ...common, colorScheme: 'light', viewport: { width: 1280, height: 900 } }),
    phone: await browser.newContext({
      ...common,
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    }),
    plain: await browser.newContext({ ...common, colorScheme: 'dark', viewport: { width: 390, height: 844 }, javaScriptEnabled: false }),
  }
  for (const context of Object.values(viewing)) {
    context.setDefaultTimeout(20_000)
    await context.addCookies(cookies)
  }
  return viewing
}
