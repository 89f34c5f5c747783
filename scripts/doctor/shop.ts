import { getHealth } from '../../lib/admin/health'
import { healthTroubles, spanText } from '../../lib/admin/health-text'
import { readSetUp } from '../../lib/admin/set-up/read-set-up'
import { STEP_NAMES, type Step, type StepKey } from '../../lib/admin/set-up/steps'
import { env } from '../../lib/config/env'
import { bad, doubtful, good, type Line } from './line'

const SYSTEM = { kind: 'system' } as const

/** Steps that have their own, more thorough check. */
const CLOSER: readonly string[] = ['enom', 'ip']

/** Returns a line for each step of the Set-up page, and the lines about the shop's health in the back office. */
export async function checkShop(): Promise<Line[]> {
  const [setUp, health] = await Promise.all([readSetUp(SYSTEM), getHealth(SYSTEM)])
  const steps = (setUp?.steps ?? [])
    .filter(({ key, state }) => !(CLOSER.includes(key) && state === 'done'))
    .map(({ key, state, why, fix }): Line => {
      const name = STEP_NAMES[key]
      const where = whereToFix(key, fix)
      if (state === 'done') return good(name, why)
      return state === 'unknown' || !setUp?.missing.includes(key) ? doubtful(name, why, where) : bad(name, why, where)
    })
  if (!health) return steps
  const ago = (at: Date | null) => (at ? `${spanText((Date.now() - at.getTime()) / 1000)} ago` : 'none yet')
  const { oldestDue } = health.worker
  return [
    ...steps,
    good('Jobs', oldestDue === null ? 'none is due' : `the oldest due job has been waiting for ${spanText(oldestDue)}`),
    good('Last event from Stripe', ago(health.lastEventAt)),
    ...healthTroubles(health).map(({ title, cure }) => bad('Health', title, cure)),
    ...(setUp?.isClosed ? [doubtful('Shop', 'closed: nothing can be ordered', `Open it at ${env.APP_URL}/admin/set-up`)] : []),
  ]
}

function whereToFix(key: StepKey, fix: Step['fix']): string | undefined {
  // The doctor's own test email bypasses the shop's queue, which this step checks.
  if (key === 'mail') return `Press “Send me a test email” at ${env.APP_URL}/admin/set-up`
  return fix && `${fix.label}: ${env.APP_URL}${fix.href}`
}
