import { randomUUID } from 'node:crypto'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { peekLink } from '../links/peek-link'
import { queueMail } from '../outbox/queue-mail'
import { err, ok, type Result } from '../result'
import { takeTurns } from './rate-limit'

/**
 * Mails the latest set-up link of the order an ended one was for, to the order's own address: whoever holds the old link gains nothing.
 * An unknown link gets the same answer and nothing is sent.
 */
export async function sendNewLink(input: { token: string; ip: string }): Promise<Result<undefined, { code: 'too-many'; minutes: number }>> {
  const link = await peekLink(input.token)
  const orderId = link.state === 'unknown' ? null : link.orderId
  const turn = await takeTurns([['link_per_ip', input.ip], ...(orderId ? [['link_per_address', `order:${orderId}`] as const] : [])])
  if (!turn.ok) return err(turn.error)
  const order = orderId
    ? await db.order.findUnique({
        where: { id: orderId },
        select: {
          id: true,
          number: true,
          email: true,
          certificates: { select: { label: true, type: { select: { name: true } } }, orderBy: { id: 'asc' } },
        },
      })
    : null
  if (!order?.certificates.length) return ok()
  await inTransaction((tx) =>
    queueMail(tx, {
      kind: 'set_up',
      onceKey: `set_up:asked:${randomUUID()}`,
      to: order.email,
      orderId: order.id,
      data: {
        orderId: order.id,
        orderNumber: order.number,
        certificates: order.certificates.map(({ label, type }) => ({ name: type.name, label })),
      },
    }),
  )
  return ok()
}
