import { chromium, type Page } from '@playwright/test'
import { startStack } from '../../scripts/run/stack'
import { BROWSER_FLAGS, findBrowser } from '../../scripts/test/find-browser'
import { readPrepared } from '../prepare'
import { migrateTo } from './migrate-to'

// Every form is opened on the old version and submitted to the new one.
const [newVersion = ''] = process.argv.slice(2)
const { settings, ports } = readPrepared()
let isUpdated = false
const tell = (part: string, text: string) => console.info(`${part.padEnd(9)} ${text}`)
const directory = '.data/update'
const stack = await startStack({
  settings,
  ports,
  directory,
  mode: 'production',
  tell,
  startWith: () => (isUpdated ? { folder: newVersion } : {}),
})
process.env.KEELMARK_E2E = JSON.stringify({ ...stack.addresses, databaseUrl: stack.settings.DATABASE_URL })
const { openForms } = await import('./forms')
const executablePath = findBrowser() ?? undefined
const browser = await chromium.launch({ args: [...BROWSER_FLAGS], ...(executablePath && { executablePath }) })
let failed = 0
try {
  const newPage = async (javaScriptEnabled: boolean): Promise<Page> => (await browser.newContext({ javaScriptEnabled })).newPage()
  const forms = await openForms(newPage)
  for (const name of ['web', 'worker'] as const) await stack.part(name)?.stop()
  await migrateTo(newVersion, stack.settings.DATABASE_URL ?? '')
  isUpdated = true
  for (const name of ['worker', 'web'] as const) await stack.start(name)
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
