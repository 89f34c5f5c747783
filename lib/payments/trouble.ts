import Stripe from 'stripe'

/**
 * What a failed call to Stripe means for the caller:
 * - `unclear`: no readable answer, or Stripe's own fault; it may or may not have been done. Ask again with the same key, or look it up.
 * - `refused`: Stripe understood and said no; asking the same again changes nothing.
 */
export type StripeTrouble = { kind: 'unclear' | 'refused'; text: string; code: string | undefined }

/** Sorts an error thrown by the SDK; null when it did not come from Stripe. */
export function stripeTrouble(error: unknown): StripeTrouble | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  const { message: text, code, statusCode } = error
  const refused = statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 409 && statusCode !== 429
  return { kind: refused ? 'refused' : 'unclear', text, code }
}
