import type { Actor } from '../../actor'
import { MINUTE, now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { queueMail } from '../../outbox/queue-mail'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

export type SendTestMailRefusal = { code: 'not-found' }

/** Sends an email to the signed-in member of staff, at most once a minute. Returns the address. */
export async function sendTestMail(actor: Actor): Promise<Result<{ to: string }, SendTestMailRefusal>> {
  if (!mayStaff(actor, 'settings') || actor.kind !== 'staff') return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: actor.userId }, select: { email: true } })
    if (!user) return err({ code: 'not-found' })
    await queueMail(tx, {
      kind: 'staff_alert',
      onceKey: `staff_alert:test:${actor.userId}:${Math.floor(now().getTime() / MINUTE)}`,
      to: user.email,
      data: {
        subject: 'Test email from your shop',
        lines: [
          'This is the test email you requested in the back office. You don’t need to do anything.',
          'If it landed in your spam folder, check SPF, DKIM and DMARC of the sender’s domain.',
        ],
        path: '/admin/set-up',
      },
    })
    return ok({ to: user.email })
  })
}
