import { appendFileSync, readFileSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { buildShop } from '../../scripts/build/build-shop'
import { freePort } from '../../scripts/database/embedded-postgres'
import { readSettings } from '../../scripts/run/settings'
import { startStack } from '../../scripts/run/stack'
import { BROWSER_FLAGS, findBrowser } from '../../scripts/test/find-browser'

// Two builds, the second with changed modules. Every form is opened on the first build and sent to the second.
const CHANGED = [
  ['components/ui/button.tsx', 'export const ADDED_BY_THE_UPDATE = 1'],
  ['lib/cart/schema.ts', 'export const ADDED_BY_THE_UPDATE = 2'],
  ['lib/certificates/status/file-text.ts', 'export const ADDED_BY_THE_UPDATE = 3'],
  ['app/checkout/actions.ts', 'export async function addedByTheUpdate() {}'],
] as const

const ports = {
  web: await freePort(),
  enom: await freePort(),
  stripe: await freePort(),
  mail: await freePort(),
  inbox: await freePort(),
  dns: await freePort(),
}
const { DATABASE_URL: _own, ...settings } = readSettings()
const tell = (part: string, text: string) => console.info(`${part.padEnd(9)} ${text}`)
const directory = '.data/update'
const stack = await startStack({ settings: { ...settings, NODE_ENV: 'production' }, ports, directory, mode: 'production', tell })
process.env.KEELMARK_E2E = JSON.stringify({ ...stack.addresses, databaseUrl: stack.settings.DATABASE_URL })
const { openForms } = await import('./forms')
const executablePath = findBrowser() ?? undefined
const browser = await chromium.launch({ args: [...BROWSER_FLAGS], ...(executablePath && { executablePath }) })
let failed = 0
try {
  const newPage = async (javaScriptEnabled: boolean): Promise<Page> => (await browser.newContext({ javaScriptEnabled })).newPage()
  const forms = await openForms(newPage)
  const old = buildId()
  await stack.part('web')?.stop()
  for (const [file, line] of CHANGED) appendFileSync(file, `\n${line}\n`)
  await buildShop(stack.settings, (stage) => tell('update', stage))
  if (buildId() === old) throw new Error('The second build is the first one.')
  await stack.start('web')
  for (const { name, send } of forms) {
    const fault = await send().then(
      () => null,
      (error: unknown) => error,
    )
    if (fault) failed += 1
    console.info(`${fault ? 'FAILED' : 'ok    '} ${name}${fault instanceof Error ? `\n${fault.message}` : ''}`)
  }
} finally {
  await browser.close()
  await stack.stop()
}
console.info(`${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

function buildId(): string {
  return readFileSync('.next/BUILD_ID', 'utf8')
}
