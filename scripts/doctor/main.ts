import { parseArgs } from 'node:util'
import { bad, good, type Line, toText, wordsOf } from './line'

// `npm run doctor` (`-- --mail you@example.com` sends a test email): checks a whole installation and reports what to fix. Exits with 1 if
// something fails. It changes nothing, but its calls to Enom are recorded like all others.

// Otherwise, log lines of its own calls would appear among the results.
process.env.LOG_LEVEL ??= 'warn'

const { values } = parseArgs({ options: { mail: { type: 'string' } } })

function print(lines: readonly Line[]): boolean {
  for (const line of lines) console.info(toText(line))
  return lines.some(({ state }) => state === 'fail')
}

/** A check that throws also produces a line, and the other checks continue. */
async function look(name: string, check: () => Line[] | Promise<Line[]>): Promise<boolean> {
  try {
    return print(await check())
  } catch (error) {
    return print([bad(name, wordsOf(error))])
  }
}

async function examine(): Promise<boolean> {
  // Every other check reads the settings when its module is loaded.
  const settings = await import('../../lib/config/env').then(
    () => good('Settings', 'complete'),
    (error: unknown) => bad('Settings', wordsOf(error), 'Set them in .env; .env.example explains each.'),
  )
  if (print([settings])) return true
  const { checkAddress, checkDatabase, checkDisk } = await import('./machine')
  let failed = await look('Disk', checkDisk)
  const hasDatabase = !(await look('Database', checkDatabase))
  failed = (await look('Web', checkAddress)) || failed || !hasDatabase
  const { checkEnom, checkMail, checkStripe } = await import('./outside')
  failed = (await look('Stripe', checkStripe)) || failed
  failed = (await look('Mail server', () => checkMail(values.mail))) || failed
  if (!hasDatabase) return true
  failed = (await look('Enom', checkEnom)) || failed
  const { checkShop } = await import('./shop')
  failed = (await look('Shop', checkShop)) || failed
  const { db } = await import('../../lib/db/client')
  await db.$disconnect()
  return failed
}

process.exitCode = (await examine()) ? 1 : 0
