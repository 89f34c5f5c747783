import { canonicalEmail } from '../../canonical-email'
import { DAY, later, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { requestLink } from '../../links/request-link'
import { queueMail } from '../../outbox/queue-mail'
import { err, ok, type Result } from '../../result'
import type { ClientActor } from '../guards/guards'
import { consumeRateLimits, type TooMany } from '../limits/rate-limit'
import { recordEvent } from '../record-event'
import { isFresh } from '../session/is-fresh'
import { endChanges } from './end-changes'

/** One day for the lifetime of the links, plus one day for delayed emails. */
const CHANGE_MS = 2 * DAY

export type RequestEmailChangeRefusal = { code: 'not-fresh' | 'not-an-email' | 'same-address' } | TooMany

/**
 * Emails the actor's current and new addresses a link to confirm the change. Replaces any earlier request. The result does not reveal
 * whether the new address is already in use; that is checked once both have confirmed.
 */
export async function requestEmailChange(actor: ClientActor, typed: string): Promise<Result<undefined, RequestEmailChangeRefusal>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  const { userId } = actor
  const to = canonicalEmail(typed)
  if (!to) return err({ code: 'not-an-email' })
  const select = { email: true, sessionVersion: true } as const
  const { email: from, sessionVersion } = await db.user.findUniqueOrThrow({ where: { id: userId }, select })
  if (to === from) return err({ code: 'same-address' })
  const turn = await consumeRateLimits([
    ['link_per_person', userId],
    ['link_per_address', to],
  ])
  if (!turn.ok) return turn
  await inTransaction(async (tx) => {
    await endChanges(tx, userId)
    const [fromLinkId, toLinkId] = [
      await requestLink(tx, { purpose: 'change_email', email: from }),
      await requestLink(tx, { purpose: 'change_email', email: to }),
    ]
    const at = now()
    await tx.emailChange.create({
      data: { userId, from, to, fromLinkId, toLinkId, sessionVersion, createdAt: at, expiresAt: later(at, CHANGE_MS) },
    })
    for (const [side, linkId] of [['from', fromLinkId] as const, ['to', toLinkId] as const]) {
      const data = { linkId, side, from, to }
      await queueMail(tx, { kind: 'email_change', onceKey: `email_change:${linkId}`, to: side === 'from' ? from : to, data })
    }
    await recordEvent(tx, actor, 'email_change_asked')
  })
  return ok()
}
