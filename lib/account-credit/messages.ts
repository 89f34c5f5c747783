import { formatMoney } from '../money'
import type { TakeBackCreditRefusal } from './take-back-credit'
import type { CreditGone } from './use-credit'

/** Returns the message for a refusal to give credit or take it back. */
export function creditMessage(refusal: TakeBackCreditRefusal): string {
  if (refusal.code === 'not-found') return 'There is no such account, or your role does not include changing credit. Nothing was changed.'
  const { typed, left } = refusal
  return left.amount > 0
    ? `${formatMoney(typed)} can’t be taken back: the account has only ${formatMoney(left)}. Nothing was changed.`
    : `${formatMoney(typed)} can’t be taken back: the account has no unused credit in ${left.currency}. Nothing was changed.`
}

/** Returns the message for an unpaid order whose account no longer holds the credit it needs. */
export function creditGoneText({ wanted, left }: CreditGone): string {
  return `This order needs ${formatMoney(wanted)} of account credit, but only ${formatMoney(left)} is left.`
}
