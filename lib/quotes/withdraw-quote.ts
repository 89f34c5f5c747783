import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { lockQuote } from './lock-quote'
import { moveQuote } from './move-quote'

export type WithdrawQuoteRefusal = { code: 'not-found' } | { code: 'not-open' }

/** Withdraws a quote that has not been accepted. Its link then opens a page stating that it was withdrawn. */
export function withdrawQuote(actor: Actor, id: string, { reason }: { reason: string }): Promise<Result<undefined, WithdrawQuoteRefusal>> {
  return inTransaction(async (tx) => {
    const quote = mayStaff(actor, 'orders') ? await lockQuote(tx, id) : null
    if (!quote) return err({ code: 'not-found' })
    if (!(await moveQuote(tx, id, { to: 'withdrawn' }))) return err({ code: 'not-open' })
    await recordStaffAction(tx, actor, { action: 'quote.withdraw', subject: { kind: 'quote', id }, after: { quote: quote.number, reason } })
    return ok()
  })
}
