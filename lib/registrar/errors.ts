import type { Outcome } from '../outcome'

/**
 * Why Enom did not do what was asked, in the words a certificate's life needs.
 *
 * - unreachable, login_refused, ip_refused, funds_needed: nothing was done; it works once that is fixed.
 * - fixable: the buyer can fix `field` and send again.
 * - refused_for_good: asking again gives the same no.
 * - unclear: Enom may have done it. Look before anything is repeated.
 */
export type Trouble = 'unreachable' | 'login_refused' | 'ip_refused' | 'funds_needed' | 'refused_for_good' | 'fixable' | 'unclear'

const OUTCOMES: Record<Trouble, Outcome> = {
  refused_for_good: 'refused',
  fixable: 'refused',
  unreachable: 'unavailable',
  login_refused: 'unavailable',
  ip_refused: 'unavailable',
  funds_needed: 'unavailable',
  unclear: 'unclear',
}

export type FixableField = 'csr' | 'contacts' | 'approver'

/**
 * What every verb of a registrar throws. `text` is Enom's own words and for staff only; `causeOfWords` of causes.ts explains them.
 * `causeName` is the name of the cause in causes.ts, where Enom refused.
 */
export class RegistrarError extends Error {
  override readonly name = 'RegistrarError'
  readonly trouble: Trouble
  readonly text: string
  readonly field?: FixableField
  readonly causeName?: string

  constructor(trouble: Trouble, text: string, field?: FixableField, causeName?: string) {
    super(`${trouble}: ${text}`)
    this.trouble = trouble
    this.text = text
    this.field = field
    this.causeName = causeName
  }
}

/** Whether Enom said that the account has no such certificate. Every other no, also one for good, tells nothing of whether there is one. */
export function saysNotThere(error: unknown): boolean {
  return error instanceof RegistrarError && error.causeName === 'not-there'
}

/** Whether Enom said that it does not sell the product. Every other no, also one for good, tells nothing of whether it does. */
export function saysNotSold(error: unknown): boolean {
  return error instanceof RegistrarError && error.causeName === 'product'
}

/** Whether Enom answered with a no to just this question: the account works, and other questions may get another answer. */
export function saysNo(error: unknown): error is RegistrarError {
  return error instanceof RegistrarError && OUTCOMES[error.trouble] === 'refused'
}

/** Returns whether Enom said that the certificate's status there doesn't allow this. */
export function saysElsewhere(error: unknown): boolean {
  return error instanceof RegistrarError && error.causeName === 'wrong-status'
}

/** Nothing was sent to Enom, for a reason of our own: it was too late, or the operation had been closed. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
}
