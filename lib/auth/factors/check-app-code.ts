import { now } from '../../clock'
import type { Tx } from '../../db/transaction'
import { open } from '../../secrets/open'
import { secretContext, totpOf } from './authenticator-secret'

const STEP_SECONDS = 30
/** How many steps before and after the current one are accepted, because clocks differ and typing takes a while. */
const WINDOW = 1

/** Returns whether a code is one that the person's app shows now and that was not used before. Uses it up. */
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
