import { randomUUID } from 'node:crypto'
import { now } from '../../clock'
import type { SignInWay } from '../../db/generated/enums'
import { inTransaction } from '../../db/transaction'
import { queueMail } from '../../outbox/queue-mail'
import { logSecurity } from '../security-log'
import type { Side } from '../session/claims'

/**
 * Records a completed sign-in. If the browser has not been used for this address before, the person is notified by email, except on their
 * very first sign-in.
 */
export async function noteSignIn(signIn: {
  userId: string
  email: string
  side: Side
  by: SignInWay
  device: string
  network: string | null
  isKnownBrowser: boolean
}): Promise<void> {
  const { userId, email, side, by, device, network, isKnownBrowser } = signIn
  logSecurity('signed_in', { side, by, userId, address: email, network: network ?? undefined })
  await inTransaction(async (tx) => {
    const before = isKnownBrowser ? null : await tx.securityEvent.findFirst({ where: { userId, kind: 'signed_in' }, select: { id: true } })
    await tx.securityEvent.create({ data: { userId, kind: 'signed_in', device, network, at: now() } })
    if (!before) return
    const data = { event: 'new_sign_in', device } as const
    await queueMail(tx, { kind: 'security_notice', onceKey: `security_notice:${randomUUID()}`, to: email, data })
  })
}
