import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { forgetWrongCodes } from '../../links/wrong-codes'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

export type UnlockRefusal = { code: 'not-found' } | { code: 'own' } | { code: 'not-locked' }

/**
 * Resets one person's failed sign-ins: passwords, codes and the second step. A network on which everyone is locked out stays locked. Staff
 * cannot reset their own limits: someone who had stolen their session could then keep guessing.
 */
export function unlockSignIn(actor: Actor, userId: string): Promise<Result<{ email: string }, UnlockRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'unlock')) return err({ code: 'not-found' })
    const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true, role: true } })
    if (!person || (person.role === 'staff' && !mayStaff(actor, 'credentials'))) return err({ code: 'not-found' })
    if (actor.kind === 'staff' && actor.userId === userId) return err({ code: 'own' })
    const { email } = person
    const counters = await tx.$executeRaw`
      delete from "RateLimiterFlexible" r using "FailureCounter" f where r.key = f.counter and f."userId" = ${userId}::uuid`
    await tx.failureCounter.deleteMany({ where: { userId } })
    const codes = await forgetWrongCodes(email, tx)
    if (counters + codes === 0) return err({ code: 'not-locked' })
    const kind = person.role === 'staff' ? 'staff' : 'client'
    await recordStaffAction(tx, actor, { action: `${kind}.unlock`, subject: { kind, id: userId }, after: { email } })
    return ok({ email })
  })
}
