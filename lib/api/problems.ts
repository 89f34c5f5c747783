import type { z } from 'zod'
import type { ResendRefusal } from '../certificates/approval/resend'
import type { ResendFilesRefusal } from '../certificates/approval/resend-files'
import type { SuspendRefusal } from '../certificates/lifecycle/suspend'
import type { RemindRefusal } from '../certificates/reminders/remind-now'
import { type CouponRefusal, isAboutCoupon } from '../coupons/check-coupon'
import type { OrderForRefusal } from '../orders/staff/order-for'
import type { CancelOrderRefusal } from '../payments/cancel-order'
import type { problem } from './schema'

/** Refusals returned by the verbs behind the API. */
export type DomainRefusal = OrderForRefusal | CancelOrderRefusal | RemindRefusal | SuspendRefusal | ResendRefusal | ResendFilesRefusal

/** Refusals raised before a verb is called. */
type EdgeCode =
  | 'no-token'
  | 'scope-missing'
  | 'rate-limited'
  | 'invalid'
  | 'not-json'
  | 'too-large'
  | 'key-missing'
  | 'key-used'
  | 'still-running'
  | 'cut-off'
  | 'failed'

/** The API does not accept coupons, so all refusals about coupons share one code. */
type ProblemCode = Exclude<DomainRefusal, CouponRefusal>['code'] | 'coupon-refused' | EdgeCode
type Problem = z.infer<typeof problem>

/** The only place that maps refusals to HTTP statuses (RFC 9457), each with a message for people reading logs. */
const PROBLEMS: Record<ProblemCode, readonly [status: number, title: string]> = {
  'no-token': [401, 'Send a valid token as “Authorization: Bearer km_…”. This one is missing, unknown, expired or revoked.'],
  'scope-missing': [403, 'The token does not have the scope required for this.'],
  'not-found': [404, 'There is nothing at this address.'],
  'rate-limited': [429, 'Too many requests. Wait for the time given in Retry-After.'],
  invalid: [400, 'Some values are invalid, so nothing was done.'],
  'not-json': [400, 'The body is not a JSON object, so nothing was done.'],
  'too-large': [413, 'The body is too large, so nothing was done.'],
  'key-missing': [400, 'Send an Idempotency-Key of 1 to 255 characters, a new one for each operation.'],
  'key-used': [422, 'This Idempotency-Key was used for another request, so nothing was done.'],
  'still-running': [409, 'The first request with this Idempotency-Key is still being carried out. Try again in a few seconds.'],
  'cut-off': [409, 'The first request with this Idempotency-Key was interrupted. Check what was done, then use a new key.'],
  failed: [500, 'Something went wrong on our side.'],

  'not-an-email': [400, 'This is not an email address.'],
  'not-a-number': [400, 'This is not a valid VAT number for that country.'],
  'other-country': [400, 'This is a VAT number from another country.'],
  'postal-code': [400, 'Provide the postal code: the tax in that country depends on it.'],
  'place-unknown': [400, 'Stripe Tax does not recognise this postal code.'],
  'tax-not-counted': [503, 'Stripe Tax did not respond, so nothing was ordered. Try again with a new key.'],
  'tax-unknown': [409, 'The tax has to be recalculated, so nothing was ordered. Try again with a new key.'],
  empty: [400, 'Order at least one certificate.'],
  'too-many': [400, 'The order has too many of one certificate.'],
  'too-many-in-all': [400, 'The order has too many certificates.'],
  'basket-full': [400, 'The order has too many lines.'],
  'mixed-currency': [400, 'These prices are in different currencies. Place one order for each currency.'],
  'shop-closed': [409, 'The shop is closed, so nothing can be ordered.'],
  'not-for-sale': [409, 'One of these choices is not on sale.'],
  withdrawn: [409, 'One of these choices is no longer on sale.'],
  'price-changed': [409, 'A price has just changed, so nothing was ordered. Read the prices and try again with a new key.'],
  'credit-changed': [409, 'The account’s credit has just changed, so nothing was ordered.'],
  'total-changed': [409, 'The total has just changed, so nothing was ordered. Read the prices and try again with a new key.'],
  'coupon-refused': [409, 'A coupon gives no discount on this order.'],
  'not-cancellable': [409, 'The order can no longer be cancelled: it was paid, or it has ended.'],
  'not-cancelled': [503, 'Stripe did not respond, and the payment page may still be open. Try again with a new key.'],

  'reason-missing': [400, 'Provide a reason. It is shown to the buyer.'],
  'moved-meanwhile': [409, 'The certificate’s current state does not allow this.'],
  'nothing-to-remind': [409, 'It is waiting neither for its set-up nor for an approval.'],
  locked: [409, 'It is suspended, or its payment is disputed or being refunded, so the buyer is not reminded.'],
  'reminders-off': [409, 'The buyer has turned off these reminders.'],
  'reminded-today': [409, 'The buyer has already been reminded today.'],
  disputed: [409, 'The buyer is disputing the payment.'],
  suspended: [409, 'The certificate is suspended.'],
  refunded: [409, 'The certificate was refunded, or its refund is in progress.'],
  'no-approval': [409, 'The authority is not waiting for an approval by email.'],
  'not-issued': [409, 'The certificate has not been issued.'],
  'not-by-api': [409, 'Only the authority’s support team can do this for this certificate.'],
  'approval-busy': [409, 'The authority has not responded to an earlier request yet. Try again in two minutes.'],
  'mails-used-up': [409, 'An email was sent recently, or five have been sent today.'],
  'enom-refused': [409, 'Enom refused this, and nothing was changed.'],
  'out-of-reach': [503, 'Enom cannot be reached, and nothing was changed.'],
  'resend-unclear': [502, 'Enom gave no clear response: the email may be on its way. Check the inbox before you try again.'],
}

/** The request field that each refusal refers to. */
const FIELDS: Partial<Record<ProblemCode, string>> = {
  'not-an-email': 'email',
  'not-a-number': 'taxNumber',
  'other-country': 'taxNumber',
  'postal-code': 'postalCode',
  'place-unknown': 'postalCode',
  'not-for-sale': 'items',
  withdrawn: 'items',
  'too-many': 'items',
  'too-many-in-all': 'items',
  'basket-full': 'items',
  'mixed-currency': 'items',
}

/** Returns the problem for a refusal. `detail`: specifics of this occurrence. */
export function problemOf(code: ProblemCode, more: Pick<Problem, 'detail' | 'errors'> = {}): Problem {
  const [status, title] = PROBLEMS[code]
  const field = FIELDS[code]
  return { type: `urn:keelmark:problem:${code}`, title, status, code, ...(field && { errors: [{ field, detail: title }] }), ...more }
}

/** Returns the problem for a verb's refusal. */
export function problemOfRefusal(refusal: DomainRefusal): Problem {
  if (isAboutCoupon(refusal)) return problemOf('coupon-refused')
  return problemOf(refusal.code, 'nextAt' in refusal ? { detail: `Another one can be sent from ${refusal.nextAt.toISOString()}.` } : {})
}

/** Returns the problem that lists each invalid field. */
export function problemOfFields(issues: readonly z.core.$ZodIssue[]): Problem {
  const errors = issues.flatMap((issue) => {
    const at = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') return [{ field: at, detail: issue.message }]
    return issue.keys.map((key) => ({ field: [at, key].filter(Boolean).join('.'), detail: 'There is no such field.' }))
  })
  return problemOf('invalid', { errors })
}
