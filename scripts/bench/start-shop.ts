import { rmSync } from 'node:fs'
import { freePort } from '../database/embedded-postgres'
import { readSettings } from '../run/settings'
import { type Stack, type StackPlan, startStack } from '../run/stack'

type BenchPlan = Pick<StackPlan, 'mode'> & Partial<Pick<StackPlan, 'processes' | 'startWith'>> & { settings?: Record<string, string> }

/** Starts a new shop for a benchmark, with its simulators, on free ports. Its data of an earlier run in `directory` is deleted. */
export async function startShop(directory: string, { settings: more, ...plan }: BenchPlan): Promise<Stack> {
  rmSync(directory, { recursive: true, force: true })
  const { DATABASE_URL: _ownOne, ...settings } = readSettings()
  const [web, enom, stripe] = [await freePort(), await freePort(), await freePort()]
  const [mail, inbox, dns] = [await freePort(), await freePort(), await freePort()]
  return startStack({
    ...plan,
    settings: { ...settings, NODE_ENV: plan.mode, ...more },
    ports: { web, enom, stripe, mail, inbox, dns },
    directory,
    tell: (part, text) => console.info(`${part.padEnd(9)} ${text}`),
  })
}
