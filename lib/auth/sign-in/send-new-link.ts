import { randomUUID } from 'node:crypto'
import { disputeLock, LOCK_COLUMNS } from '../../certificates/lifecycle/dispute-lock'
import { findToSetUp } from '../../certificates/notify/buyer'
import { inTransaction } from '../../db/transaction'
import { peekLink } from '../../links/peek-link'
import { queueMail } from '../../outbox/queue-mail'
import { err, ok, type Result } from '../../result'
import { networkLimits } from '../limits/network-limits'
import { consumeRateLimits, type TooMany } from '../limits/rate-limit'
import { logSecurity } from '../security-log'

/**
 * Emails a new set-up link for the order of an expired or used link. It goes to the order's own address, so someone else who has the old
 * link gains nothing. The email lists what can still be set up, or links to the order if nothing is left. For an unknown link, a disabled
 * person or an order locked by a dispute, the response is the same but nothing is sent.
 */
export async function sendNewLink(input: { token: string; ip: string }): Promise<Result<undefined, TooMany>> {
  const link = await peekLink(input.token)
  const orderId = link.state === 'unknown' ? null : link.orderId
  const { ip } = input
  const about = orderId && `order:${orderId}`
  const turn = await consumeRateLimits([...networkLimits('link', { ip, about }), ['link_per_address', `order:${orderId}`]])
  if (!turn.ok) {
    logSecurity('limit_used_up', { side: 'client', network: ip, limit: 'mailed links' })
    return err(turn.error)
  }
  if (!orderId) return ok()
  await inTransaction(async (tx) => {
    const order = await tx.order.findUnique({
      where: { id: orderId },
      select: {
        number: true,
        email: true,
        status: true,
        user: { select: { disabledAt: true } },
        ...LOCK_COLUMNS,
        _count: { select: { certificates: true } },
      },
    })
    if (!order?._count.certificates || order.user.disabledAt || disputeLock(order)) return
    const certificates = order.status === 'paid' ? await findToSetUp(tx, orderId) : []
    await queueMail(tx, {
      kind: 'set_up',
      onceKey: `set_up:asked:${randomUUID()}`,
      to: order.email,
      orderId,
      data: { orderId, orderNumber: order.number, certificates },
    })
  })
  return ok()
}
