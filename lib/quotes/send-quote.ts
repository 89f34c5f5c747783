import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { MINUTE, now } from '../clock'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { lockQuote } from './lock-quote'
import { offer } from './offer'
import { stateOf } from './states'

export type SendQuoteRefusal = { code: 'not-found' } | { code: 'not-open' } | { code: 'sent-just-now'; seconds: number }

/** Resends a quote with a new link, at most once a minute, if it can still be accepted. The earlier link stops working. */
export function sendQuote(actor: Actor, id: string): Promise<Result<{ email: string }, SendQuoteRefusal>> {
  return inTransaction(async (tx) => {
    const quote = mayStaff(actor, 'orders') ? await lockQuote(tx, id) : null
    if (!quote) return err({ code: 'not-found' })
    if (stateOf(quote, now()) !== 'open') return err({ code: 'not-open' })
    const last = quote.linkId ? await tx.link.findUnique({ where: { id: quote.linkId }, select: { createdAt: true } }) : null
    const left = last ? last.createdAt.getTime() + MINUTE - now().getTime() : 0
    if (left > 0) return err({ code: 'sent-just-now', seconds: Math.ceil(left / 1000) })
    await offer(tx, quote)
    await recordStaffAction(tx, actor, { action: 'quote.send', subject: { kind: 'quote', id }, after: { email: quote.email } })
    return ok({ email: quote.email })
  })
}
