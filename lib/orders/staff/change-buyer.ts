import { randomUUID } from 'node:crypto'
import { dropCredit } from '../../account-credit/use-credit'
import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { canonicalEmail } from '../../canonical-email'
import { disputeLock, LOCK_COLUMNS } from '../../certificates/lifecycle/dispute-lock'
import { handOver } from '../../certificates/lifecycle/hand-over'
import { findToSetUp } from '../../certificates/notify/buyer'
import { inTransaction, type Tx } from '../../db/transaction'
import { DEFAULT_LANGUAGE, languageOf } from '../../languages/types'
import { queueMail } from '../../outbox/queue-mail'
import { redirectMails } from '../../outbox/redirect-mails'
import { withdrawMails } from '../../outbox/withdraw-mails'
import { endAccess } from '../../people/end-access'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { endSessionsOf } from '../../users/end-sessions-of'
import { findOrMakeUser } from '../../users/find-or-make-user'
import { lockOrder, noteEvent } from '../transition'

export type ChangeBuyerRefusal =
  | { code: 'not-found' }
  | { code: 'not-an-email'; typed: string }
  | { code: 'same-address' }
  | { code: 'address-disabled' }
  | { code: 'disputed' }

/**
 * Moves an order and its certificates to the account of another email address, for a buyer whose address was mistyped. If that account does
 * not exist, it is created in the language of the former one. All access through the former account ends: sessions, emailed links, members,
 * helper links. Both addresses are notified, and the new one gets a set-up link if any certificate still has to be set up. Other orders of
 * the former account are not moved.
 */
export async function changeBuyer(
  actor: Actor,
  orderId: string,
  { email, reason }: { email: string; reason: string },
): Promise<Result<{ email: string }, ChangeBuyerRefusal>> {
  if (!mayStaff(actor, 'orders')) return err({ code: 'not-found' })
  const to = canonicalEmail(email)
  if (!to) return err({ code: 'not-an-email', typed: email })
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const order = await tx.order.findUnique({
      where: { id: orderId },
      include: { ...LOCK_COLUMNS, user: { select: { email: true, language: true } } },
    })
    if (!order) return err({ code: 'not-found' })
    const from = order.email
    if (to === from && to === order.user.email) return err({ code: 'same-address' })
    if (disputeLock(order)) return err({ code: 'disputed' })
    const { id: userId } = await findOrMakeUser(tx, to, languageOf(order.user.language) ?? DEFAULT_LANGUAGE)
    if (await tx.user.count({ where: { id: userId, disabledAt: { not: null } } })) return err({ code: 'address-disabled' })
    await dropCredit(tx, orderId)
    await endSessionsOf(tx, order.userId)
    await tx.order.update({ where: { id: orderId }, data: { userId, email: to } })
    const certificates = await tx.certificate.findMany({ where: { orderId, userId: order.userId }, select: { id: true } })
    const ids = certificates.map(({ id }) => id)
    await endAccess(tx, ids)
    await handOver(tx, ids, userId)
    await redirectMails(tx, { orderId, from, to })
    await noteEvent(tx, orderId, { kind: 'order.buyer_changed', actor: actorName(actor), detail: { before: from, after: to, reason } })
    await tellBoth(tx, { id: orderId, number: order.number }, { from, to })
    await recordStaffAction(tx, actor, {
      action: 'order.change_buyer',
      subject: { kind: 'order', id: orderId },
      before: { email: from },
      after: { email: to, reason },
    })
    return ok({ email: to })
  })
}

async function tellBoth(tx: Tx, order: { id: string; number: number }, { from, to }: { from: string; to: string }): Promise<void> {
  const data = { orderId: order.id, orderNumber: order.number }
  for (const isReceiver of [false, true]) {
    await queueMail(tx, {
      kind: 'buyer_changed',
      onceKey: `buyer_changed:${randomUUID()}`,
      to: isReceiver ? to : from,
      orderId: order.id,
      data: { ...data, isReceiver },
    })
  }
  const certificates = await findToSetUp(tx, order.id)
  if (certificates.length === 0) return
  // Only the latest set-up link works, so an earlier email that is still waiting would arrive with a dead one.
  const onceKey = (await withdrawMails(tx, { orderId: order.id, kind: 'set_up' })) ?? `set_up:${randomUUID()}`
  await queueMail(tx, { kind: 'set_up', onceKey, to, orderId: order.id, data: { ...data, certificates } })
}
