import { z } from 'zod'
import { fault } from '../languages/fault'
import { isCurrency, parseDecimal } from '../money'

/** Returns a code as stored: in capitals, without spaces. */
export function plainCode(typed: string): string {
  return typed.replace(/\s/g, '').toUpperCase()
}

/** The field is not called `code`, because a field of that name is never refilled after a refusal. */
export const enterCodeInput = z.object({
  coupon: z.string().trim().min(1, fault('coupon')).max(60, fault('couponTooLong')),
})

const day = z
  .union([z.literal(''), z.iso.date('Enter a date such as 2026-12-31.')])
  .default('')
  .transform((text) => (text ? new Date(text) : null))

const MOST_USES = 1_000_000

/** A limit; empty means none. */
const limit = z
  .string()
  .trim()
  .default('')
  .transform((text, context) => {
    if (!text) return null
    const wanted = Number(/^\d{1,7}$/.exec(text)?.[0])
    if (wanted >= 1 && wanted <= MOST_USES) return wanted
    const message = `“${text}” is not a limit. Enter a whole number from 1 to ${MOST_USES}, or leave it empty.`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** The ids of the ticked products. */
const products = z
  .record(z.string(), z.string())
  .default({})
  .transform((ticked) => Object.keys(ticked))
  .pipe(z.array(z.uuid()))

/** The maximum amount, in minor units. */
const MAX_OFF = 100_000_000

/** The coupon form. The code is used only for a new coupon. */
export const saveCouponInput = z
  .object({
    id: z.uuid().optional(),
    version: z.string().max(40).optional(),
    code: z.string().default('').transform(plainCode),
    kind: z.enum(['percent', 'amount'], { error: 'Choose a type of discount.' }),
    percent: z.string().trim().default(''),
    amount: z.string().trim().default(''),
    currency: z.string().trim().toUpperCase().default(''),
    products,
    firstOrderOnly: z.string().optional(),
    maxUses: limit,
    maxUsesPerBuyer: limit,
    validFrom: day,
    validUntil: day,
    note: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
  })
  .transform(({ kind, percent, amount, currency, firstOrderOnly, products: productIds, ...coupon }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!coupon.id && !/^[A-Z0-9][A-Z0-9_-]{2,39}$/.test(coupon.code))
      fault('code', 'Use 3 to 40 letters, digits, hyphens or underscores, such as SPRING-2027.')
    if (coupon.validFrom && coupon.validUntil && coupon.validUntil < coupon.validFrom)
      fault('validUntil', 'The last day is before the first day.')
    const shared = { ...coupon, productIds, firstOrderOnly: firstOrderOnly === 'on' }
    if (kind === 'percent') {
      const hundredths = parseDecimal(percent, 'USD')
      if (!hundredths || hundredths < 0 || hundredths > 10_000)
        fault('percent', percent ? `“${percent}” is not a percentage from 0.01 to 100.` : 'Enter the percentage, such as 10.')
      return { ...shared, percent: hundredths ?? 0, amount: null, currency: null }
    }
    if (!isCurrency(currency)) {
      fault('currency', currency ? `“${currency}” is not a currency code. Use one such as USD.` : 'Enter the currency, such as USD.')
      return z.NEVER
    }
    const off = parseDecimal(amount, currency)
    if (!off || off < 0 || off > MAX_OFF)
      fault('amount', amount ? `“${amount}” is not an amount above zero. Enter one such as 5.00.` : 'Enter the amount, such as 5.00.')
    return { ...shared, percent: null, amount: off ?? 0, currency }
  })

export type CouponInput = z.output<typeof saveCouponInput>

export const switchCouponInput = z.object({ id: z.uuid(), active: z.enum(['on', 'off']).transform((value) => value === 'on') })
