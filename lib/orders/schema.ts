import { z } from 'zod'
import { canonicalEmail } from '../canonical-email'
import { readShownPrice } from '../cart/schema'
import { isCountryCode } from '../csr/countries'
import { fault } from '../languages/fault'
import { DEFAULT_LANGUAGE, LANGUAGES } from '../languages/types'
import { parseDecimal } from '../money'

export const placeOrderInput = z.object({
  email: z.string().refine((text) => canonicalEmail(text) !== null, fault('email')),
  country: z.string().refine(isCountryCode, fault('country')),
  agreed: z.literal('on', { error: fault('terms') }),
  /** The total shown on the button that was clicked. */
  shown: z.string().optional().transform(readShownPrice),
  /** The credit shown beside the tick box, in minor units, and whether the box was ticked. */
  useCredit: z.literal('on').optional(),
  credit: z.coerce.number().int().min(0).max(2_147_483_647).optional().catch(undefined),
})

export const orderInput = z.object({ orderId: z.uuid() })

/** Same as in the checkout. */
export const payOrderInput = orderInput.extend(placeOrderInput.pick({ useCredit: true, credit: true }).shape)

export const refundOrderInput = orderInput.extend({
  reason: z.string().trim().min(3, 'Enter a short reason.').max(300, 'Use at most 300 characters.'),
  /** If ticked, the refund goes to the account credit. */
  toCredit: z.literal('on').optional(),
  /** Pressing Enter in the field above must not send a refund. */
  sure: z.literal('on', { error: 'Tick this to send the money back. Nothing has been sent yet.' }),
})

/** A reason given by staff. */
const reason = z.string().trim().min(3, 'Enter a short reason.').max(300, 'Use at most 300 characters.')

export const changeBuyerInput = orderInput.extend({
  email: z.string().trim().min(1, 'Enter the new email address.').max(254, 'An email address can have at most 254 characters.'),
  reason,
  sure: z.literal('on', { error: 'Tick this to move the order. Nothing has been moved yet.' }),
})

const reference = z
  .string()
  .trim()
  .min(1, 'Enter the reference, such as the number of the bank transfer.')
  .max(100, 'Use at most 100 characters.')

export const markPaidInput = orderInput.extend({
  paidBy: z.enum(['bank_transfer', 'cash', 'free'], { error: 'Choose how the order was paid.' }),
  reference,
  reason,
  sure: z.literal('on', { error: 'Tick this to record the payment. Nothing has been recorded yet.' }),
})

export const recordByHandInput = orderInput.extend({
  refundId: z.uuid(),
  reference,
  sure: z.literal('on', { error: 'Tick this once the money has been sent. Nothing has been recorded yet.' }),
})

export const takeBackInput = orderInput.extend({
  refundId: z.uuid(),
  reason,
  sure: z.literal('on', { error: 'Tick this if the money was not sent. Nothing has been undone yet.' }),
})

export const refundCertificateInput = refundOrderInput.omit({ orderId: true }).extend({
  certificateId: z.uuid(),
  /** Whether the page stated that Enom has the certificate and how much Enom refunds for it. */
  bought: z.literal('yes').optional(),
})

export const refundPartInput = refundOrderInput
  .extend({ amount: z.string().trim(), currency: z.string().regex(/^[A-Z]{3}$/) })
  .transform(({ amount, ...rest }, context) => {
    const minor = parseDecimal(amount, rest.currency)
    if (minor !== null && minor > 0) return { ...rest, amount: minor }
    const message = amount ? `“${amount}” is not an amount. Enter one such as 19.00.` : 'Enter the amount, such as 19.00.'
    context.addIssue({ code: 'custom', path: ['amount'], message })
    return z.NEVER
  })

/** One month, which is longer than anyone would wait for a certificate. */
const MOST_HOURS = 720

export const shopSettingsInput = z
  .object({
    refund: z.enum(['never', 'after'], { error: 'Choose one.' }),
    hours: z.string().trim().default(''),
    /** The number of immediate refunds that staff agreed to. */
    agreedTo: z.coerce.number().int().nonnegative().catch(0),
    version: z.string().max(40).optional(),
  })
  .transform(({ refund, hours, ...rest }, context) => {
    if (refund === 'never') return { refundUnboughtAfter: null, ...rest }
    const wanted = Number(/^\d{1,4}$/.exec(hours)?.[0])
    if (wanted >= 1 && wanted <= MOST_HOURS) return { refundUnboughtAfter: wanted, ...rest }
    context.addIssue({ code: 'custom', path: ['hours'], message: `Enter the hours as a whole number from 1 to ${MOST_HOURS}.` })
    return z.NEVER
  })

export const orderForInput = z.object({
  email: z.string().trim().min(1, 'Enter the buyer’s email address.').max(254, 'An email address can have at most 254 characters.'),
  country: z.string().refine(isCountryCode, 'Choose the buyer’s country.'),
  buyerLanguage: z.enum(LANGUAGES).default(DEFAULT_LANGUAGE),
  taxNumber: z.string().trim().max(50, 'Use at most 50 characters.').default(''),
  postalCode: z.string().trim().max(20, 'Use at most 20 characters.').default(''),
  quantities: z
    .record(
      z.uuid(),
      z
        .string()
        .trim()
        .regex(/^\d{0,4}$/, 'Enter the quantity as a whole number.'),
    )
    .default({})
    .transform((typed) =>
      Object.entries(typed).flatMap(([choiceId, text]) => (Number(text) > 0 ? [{ choiceId, quantity: Number(text) }] : [])),
    ),
})
