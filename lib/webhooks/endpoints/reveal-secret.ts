import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { DAY, later, now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { newSecret, sealSecret } from '../sign'

/** How long the previous secret is still used for signing. */
const OVERLAP = DAY

/**
 * Creates a new secret for an endpoint and returns it, only this once. If the previous one had been shown, messages have both signatures
 * for a day, so that the receiver can switch without missing any.
 */
export function revealSecret(actor: Actor, id: string): Promise<Result<{ secret: string }, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'credentials')) return Promise.resolve(err({ code: 'not-found' }))
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from "WebhookEndpoint" where id = ${id}::uuid for no key update`
    const before = await tx.webhookEndpoint.findUnique({ where: { id }, select: { secretSealed: true, secretShownAt: true } })
    if (!before) return err({ code: 'not-found' })
    const [secret, at] = [newSecret(), now()]
    const previous = before.secretShownAt ? { previousSealed: before.secretSealed, previousUntil: later(at, OVERLAP) } : {}
    await tx.webhookEndpoint.update({ where: { id }, data: { ...previous, secretSealed: sealSecret(secret, id), secretShownAt: at } })
    await recordStaffAction(tx, actor, { action: 'webhook.new_secret', subject: { kind: 'webhook', id } })
    return ok({ secret })
  })
}
