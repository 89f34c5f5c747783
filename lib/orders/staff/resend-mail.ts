import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { disputeLock, LOCK_COLUMNS } from '../../certificates/lifecycle/dispute-lock'
import { holderEmail } from '../../certificates/notify/buyer'
import { MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import type { MailKind } from '../../email/kinds'
import { queueAgain } from '../../outbox/queue-again'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { type ResendSetUpRefusal, resendSetUp } from '../resend-set-up'
import { lockOrder } from '../transition'

/** The emails to buyers about their orders and certificates. Emails about sign-in, accounts and staff are not resent. */
export const RESENDABLE = [
  'order_received',
  'payment_link',
  'change_offered',
  'payment_processing',
  'payment_failed',
  'refund_made',
  'refund_taken_back',
  'set_up',
  'sent_to_authority',
  'approver_changed',
  'certificate_issued',
  'needs_you',
  'reminder_set_up',
  'reminder_approval',
  'reminder_replace_file',
  'reminder_cover_ends',
] as const satisfies readonly MailKind[]

/** `text-gone`: the text was deleted at the end of its retention period. */
export type ResendMailRefusal = ResendSetUpRefusal | { code: 'text-gone' } | { code: 'resent-just-now'; seconds: number }

/**
 * Resends, at most once a minute, an email about an order or certificate, with the same text, to the address that currently receives such
 * emails. A set-up email gets a new link and lists what can currently be set up.
 */
export async function resendMail(actor: Actor, mailId: string): Promise<Result<{ email: string }, ResendMailRefusal>> {
  const mail = mayStaff(actor, 'orders') ? await db.mail.findUnique({ where: { id: mailId } }) : null
  const { orderId, certificateId } = mail ?? {}
  if (!mail || !orderId || !RESENDABLE.some((kind) => kind === mail.kind)) return err({ code: 'not-found' })
  if (mail.kind === 'set_up') return resendSetUp(actor, orderId)
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: LOCK_COLUMNS })
    if (disputeLock(order)) return err({ code: 'disputed' })
    const include = { user: { select: { email: true } }, order: true } as const
    const certificate = certificateId ? await tx.certificate.findUnique({ where: { id: certificateId }, include }) : null
    // An email about a change mentions the old certificate, but its link opens the new order.
    const email = certificate?.orderId === orderId ? holderEmail(certificate) : order.email
    const before = `${mail.kind}:again:${mail.id}:`
    const last = await tx.mail.findFirst({ where: { orderId, onceKey: { startsWith: before } }, orderBy: { id: 'desc' } })
    const left = last ? last.createdAt.getTime() + MINUTE - now().getTime() : 0
    if (left > 0) return err({ code: 'resent-just-now', seconds: Math.ceil(left / 1000) })
    const isQueued = await queueAgain(tx, mail, { to: email, onceKey: `${before}${now().toISOString()}` })
    if (!isQueued) return err({ code: 'text-gone' })
    await recordStaffAction(tx, actor, { action: 'mail.resend', subject: { kind: 'mail', id: mail.id }, after: { email } })
    return ok({ email })
  })
}
