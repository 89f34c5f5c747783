import { z } from 'zod'
import { labelInput } from '../certificates/setup/label-input'
import { isCountryCode } from '../csr/countries'
import { fault } from '../languages/fault'
import type { Money } from '../money'

/** Maximum quantity of one basket line. Buyers who need more contact the shop. */
export const MAX_QUANTITY = 50
/** Maximum number of lines in a basket. */
export const MAX_LINES = 30
/**
 * Maximum number of certificates in a basket. One payment creates up to this many certificates in a single transaction, and one refund
 * terminates up to this many.
 */
export const MAX_CERTIFICATES = 200
/** Name of the cookie read by the badge in the page header. It holds only a number. */
export const COUNT_COOKIE = 'keelmark_basket_count'
/** Lifetime of the basket cookie in seconds, counted from when it was last written. */
export const BASKET_MAX_AGE = 30 * 24 * 60 * 60

const quantity = z
  .string()
  .regex(/^\d{1,4}$/, fault('quantity'))
  .transform(Number)

/** The prices that a page showed, keyed by the id of their item; see `shownPrice`. */
const shown = z.record(z.string(), z.string()).default({})

export const addLineInput = z
  .object({
    choiceId: z.uuid(),
    quantity: quantity.pipe(z.int().min(1, fault('atLeastOne')).max(MAX_QUANTITY, fault('tooMany'))).default(1),
    label: labelInput('address').default(''),
    shown,
  })
  .transform(({ shown: prices, ...line }) => ({ ...line, seen: readShownPrice(prices[line.choiceId]) }))

/** The new prices of the basket's lines, as shown on the page. */
export const acceptPricesInput = z.object({ shown }).transform(({ shown: prices }) => ({
  seen: Object.entries(prices).flatMap(([lineId, text]) => {
    const price = readShownPrice(text)
    return price ? [{ lineId, price }] : []
  }),
}))

/** Encodes the price shown on a page as a form value: `24900 USD`. It is only compared with today's price and never charged. */
export function shownPrice({ amount, currency }: Money): string {
  return `${amount} ${currency}`
}

/** Parses the output of `shownPrice`; undefined for anything else. */
export function readShownPrice(text: string | undefined): Money | undefined {
  const [, amount, currency] = /^(\d{1,9}) ([A-Z]{3})$/.exec(text ?? '') ?? []
  return amount && currency ? { amount: Number(amount), currency } : undefined
}

export const changeQuantityInput = z.object({ lineId: z.uuid(), quantity })

export const lineInput = z.object({ lineId: z.uuid() })

export const taxDetailsInput = z.object({
  country: z.string().refine(isCountryCode, fault('country')),
  taxNumber: z.string().trim().max(50, fault('tooLong')).default(''),
  postalCode: z.string().trim().max(20, fault('tooLong')).default(''),
})
