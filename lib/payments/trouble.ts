import Stripe from 'stripe'

/**
 * What a failed call to Stripe means for the caller:
 * - `unclear`: no readable answer, Stripe's own fault, or a key of ours that is not accepted now; an earlier try may or may not have been
 *   done. Ask again with the same key, or look it up.
 * - `refused`: Stripe understood and said no; asking the same again changes nothing.
 */
export type StripeTrouble = { kind: 'unclear' | 'refused'; text: string; code: string | undefined }

/** Our key was not accepted (401, 403), the same key is at work (409), too many calls (429). Stripe API, "HTTP status codes". */
const NOT_A_NO = [401, 403, 409, 429]

/** Sorts an error thrown by the SDK; null when it did not come from Stripe. */
export function stripeTrouble(error: unknown): StripeTrouble | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  const { message: text, code, statusCode } = error
  const refused = statusCode !== undefined && statusCode >= 400 && statusCode < 500 && !NOT_A_NO.includes(statusCode)
  return { kind: refused ? 'refused' : 'unclear', text, code }
}
