import Stripe from 'stripe'
import type { Outcome } from '../outcome'

/**
 * What a failed call to Stripe means for the caller. `text` is Stripe's wording. `param` is the refused parameter as we sent it. `detail`:
 * why no connection was made.
 */
export type StripeTrouble = {
  kind: Outcome
  text: string
  detail: string
  code: string | undefined
  param: string | undefined
  isKey: boolean
}

/** The connection was never established, so nothing was sent. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/

/** Classifies an error thrown by the SDK, or returns null if it did not come from Stripe. */
export function stripeTrouble(error: unknown): StripeTrouble | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  const { message: text, code, param } = error
  return { kind: outcomeOf(error), text, detail: causeOf(error), code, param, isKey: isAboutKey(error) }
}

/** Stripe API, "HTTP status codes" and "Error types". */
function outcomeOf(error: Stripe.errors.StripeError): Outcome {
  const { statusCode } = error
  if (error instanceof Stripe.errors.StripeConnectionError && NEVER_SENT.test(`${error.message} ${causeOf(error)}`)) return 'unavailable'
  // Our API key is not accepted at the moment, or its rate limit is reached. The same call may succeed later.
  if (isAboutKey(error) || statusCode === 429) return 'unavailable'
  // The same idempotency key is in use (409) or was used for another request. The outcome must be looked up.
  if (statusCode === 409 || error instanceof Stripe.errors.StripeIdempotencyError) return 'unclear'
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'refused' : 'unclear'
}

function isAboutKey({ statusCode }: Stripe.errors.StripeError): boolean {
  return statusCode === 401 || statusCode === 403
}

function causeOf({ detail }: Stripe.errors.StripeError): string {
  return detail instanceof Error ? `${detail.message} ${'code' in detail ? detail.code : ''}`.trim() : String(detail ?? '')
}
