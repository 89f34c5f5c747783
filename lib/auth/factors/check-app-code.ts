import { now } from '../../clock'
import type { Tx } from '../../db/transaction'
import { open } from '../../secrets/open'
import { secretContext, totpOf } from './authenticator-secret'

const STEP_SECONDS = 30
/** How many time steps before and after the current one are accepted, to allow for clock drift and typing time. */
const WINDOW = 1

/** Returns whether the code is currently shown by the person's app and has not been used before. Marks it as used. */
export async function checkAppCode(tx: Tx, userId: string, code: string, { confirmed }: { confirmed: boolean }): Promise<boolean> {
  const which = { userId, confirmedAt: confirmed ? { not: null } : null }
  const app = await tx.authenticatorApp.findFirst({ where: which, select: { secretSealed: true } })
  if (!app) return false
  const secret = open(app.secretSealed, { context: secretContext(userId) })
  const timestamp = now().getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW })
  if (delta === null) return false
  const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + delta
  const { count } = await tx.authenticatorApp.updateMany({
    where: { ...which, secretSealed: app.secretSealed, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  return count === 1
}
