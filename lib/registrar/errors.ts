import type { Outcome } from '../outcome'

/**
 * Reasons why Enom did not carry out a call, in terms of what they mean for a certificate.
 * - unreachable, login_refused, ip_refused, funds_needed: nothing was done. The call works once the cause is fixed.
 * - fixable: the buyer can fix `field` and submit again.
 * - refused_for_good: repeating the call gets the same refusal.
 * - unclear: Enom may have done it. Check before repeating anything.
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
 * Error thrown by every registrar method. `text` is Enom's own words, for staff only; `causeOfWords` in causes.ts explains them.
 * `causeName` is the name of the cause in causes.ts if Enom refused.
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

/** Whether Enom said that the account has no such certificate. Other refusals, even permanent ones, do not tell whether it exists. */
export function saysNotThere(error: unknown): boolean {
  return error instanceof RegistrarError && error.causeName === 'not-there'
}

/** Whether Enom said that it does not sell the product. Other refusals, even permanent ones, do not tell. */
export function saysNotSold(error: unknown): boolean {
  return error instanceof RegistrarError && error.causeName === 'product'
}

/** Whether Enom refused this particular request. The account works, and other requests may succeed. */
export function saysNo(error: unknown): error is RegistrarError {
  return error instanceof RegistrarError && OUTCOMES[error.trouble] === 'refused'
}

/** Whether Enom said that the certificate's status does not allow the request. */
export function saysElsewhere(error: unknown): boolean {
  return error instanceof RegistrarError && error.causeName === 'wrong-status'
}

/** Thrown when the shop itself decided not to send anything to Enom: it was too late, or the operation had been closed. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
}
