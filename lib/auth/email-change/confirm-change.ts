import { randomUUID } from 'node:crypto'
import { now } from '../../clock'
import type { EmailChange } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { endLinks } from '../../links/end-links'
import { spendLink } from '../../links/spend-link'
import { moveOrdersToEmail } from '../../orders/move-email'
import { queueMail } from '../../outbox/queue-mail'
import { err, ok, type Result } from '../../result'
import { moveEmail } from '../../users/move-email'
import { consumeRateLimits, restoreRateLimits, type TooMany, type Turn } from '../limits/rate-limit'
import { recordEvent } from '../record-event'

export type ConfirmEmailChangeRefusal = { code: 'link-ended' | 'address-taken' } | TooMany

/**
 * Confirms a change of address with the link emailed to one of the two addresses. Once both have confirmed, the change takes effect:
 * sign-in and emails about the person's orders use the new address, and unused links sent to the old one stop working. A change requested
 * before the person's sessions were ended, for example by a new password, can no longer be confirmed.
 */
export async function confirmEmailChange(input: { token: string; ip: string }): Promise<Result<undefined, ConfirmEmailChangeRefusal>> {
  const turns: readonly Turn[] = [['redeem_per_ip', input.ip]]
  const turn = await consumeRateLimits(turns)
  if (!turn.ok) return turn
  const confirmed = await inTransaction((tx) => confirm(tx, input.token))
  if (confirmed.ok) await restoreRateLimits(turns)
  return confirmed
}

async function confirm(tx: Tx, token: string): Promise<Result<undefined, { code: 'link-ended' | 'address-taken' }>> {
  const linkId = await spendLink(tx, token, 'change_email')
  if (!linkId) return err({ code: 'link-ended' })
  const at = now()
  const live = { endedAt: null, expiresAt: { gt: at } } as const
  const [[byOld], [byNew]] = [
    await tx.emailChange.updateManyAndReturn({ where: { ...live, fromLinkId: linkId }, data: { fromConfirmedAt: at } }),
    await tx.emailChange.updateManyAndReturn({ where: { ...live, toLinkId: linkId }, data: { toConfirmedAt: at } }),
  ]
  const change = byOld ?? byNew
  if (!change || !(await tx.user.count({ where: { id: change.userId, sessionVersion: change.sessionVersion } })))
    return err({ code: 'link-ended' })
  return change.fromConfirmedAt && change.toConfirmedAt ? carryOut(tx, change) : ok()
}

async function carryOut(tx: Tx, { id, userId, from, to }: EmailChange): Promise<Result<undefined, { code: 'address-taken' }>> {
  const at = now()
  const isMoved = await moveEmail(tx, { userId, from, to })
  await tx.emailChange.update({ where: { id }, data: { endedAt: at, changedAt: isMoved ? at : null } })
  if (!isMoved) return err({ code: 'address-taken' })
  await moveOrdersToEmail(tx, { userId, from, to })
  await endLinks(tx, { userId, email: from })
  await recordEvent(tx, { userId }, 'email_changed')
  const onceKey = `security_notice:${randomUUID()}`
  await queueMail(tx, { kind: 'security_notice', onceKey, to, data: { event: 'email_changed' } })
  return ok()
}
