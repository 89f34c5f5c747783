import { type Actor, actorName } from '../../actor'
import { later, MINUTE, now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { note } from '../lifecycle/transition'
import { schedulePoll } from '../validation/schedule'
import { MAX_MAILS_A_DAY, mailLimit } from './mail-limit'
import { lockWaiting, type NotWaiting, type WaitingCertificate } from './waiting'

/**
 * Longer than any call to Enom can take. After this time, the process that made the call is no longer running, and another process may call
 * Enom.
 */
const BUSY_MS = 2 * MINUTE

export type BeginRefusal = { code: NotWaiting | 'approval-busy' } | { code: 'mails-used-up'; nextAt: Date }

/**
 * Records that Enom is about to be called. Only one such call at a time is allowed for a certificate, and each approval email is counted.
 * The check scheduled here detects a withdrawal whose outcome we missed.
 */
export function beginAsking(
  actor: Actor,
  id: string,
  action: 'resend_approval' | 'change_approver' | 'withdraw',
): Promise<Result<WaitingCertificate, BeginRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockWaiting(tx, actor, id, action)
    if (!found.ok) return err({ code: found.error })
    const at = now()
    const { approvalBusySince, approvalMails } = found.value
    if (approvalBusySince && later(approvalBusySince, BUSY_MS) > at) return err({ code: 'approval-busy' })
    if (action === 'withdraw') {
      const nextCheckAt = later(at, BUSY_MS)
      await tx.certificate.update({ where: { id }, data: { approvalBusySince: at, nextCheckAt } })
      await schedulePoll(tx, id, nextCheckAt)
      await note(tx, id, { kind: 'certificate.withdraw_requested', actor: actorName(actor) })
      return ok(found.value)
    }
    const { nextAt } = mailLimit(approvalMails, at, action === 'change_approver' ? { pause: 0 } : {})
    if (nextAt) return err({ code: 'mails-used-up', nextAt })
    const mails = [...approvalMails, at].slice(-MAX_MAILS_A_DAY)
    await tx.certificate.update({ where: { id }, data: { approvalBusySince: at, approvalMails: mails } })
    return ok(found.value)
  })
}

/** Marks the call as finished, in the caller's transaction. */
export async function endAsking(tx: Tx, id: string): Promise<void> {
  await tx.certificate.update({ where: { id }, data: { approvalBusySince: null } })
}

/**
 * Marks a call that sent no email as finished, so that it does not count towards the limit. `before` is the certificate as it was when the
 * call began.
 */
export async function endWithoutMail({ id, approvalMails }: Pick<WaitingCertificate, 'id' | 'approvalMails'>): Promise<void> {
  await inTransaction((tx) => tx.certificate.update({ where: { id }, data: { approvalBusySince: null, approvalMails } }))
}
