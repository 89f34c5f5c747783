import { rmSync } from 'node:fs'
import { readSettings } from '../run/settings'
import { freePorts, type Stack, type StackPlan, startStack } from '../run/stack'

type BenchPlan = Pick<StackPlan, 'mode'> & Partial<Pick<StackPlan, 'processes' | 'startWith'>> & { settings?: Record<string, string> }

/** Starts a new shop for a benchmark, with its simulators, on free ports. Data from an earlier run in `directory` is deleted. */
export async function startShop(directory: string, { settings: more, ...plan }: BenchPlan): Promise<Stack> {
  rmSync(directory, { recursive: true, force: true })
  const { DATABASE_URL: _ownOne, ...settings } = readSettings()
  return startStack({
    ...plan,
    settings: { ...settings, NODE_ENV: plan.mode, ...more },
    ports: await freePorts(),
    directory,
    tell: (part, text) => console.info(`${part.padEnd(9)} ${text}`),
  })
}
