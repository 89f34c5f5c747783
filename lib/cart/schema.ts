import { z } from 'zod'
import { labelInput } from '../certificates/setup/label-input'
import { isCountryCode } from '../csr/countries'
import { fault } from '../languages/fault'
import type { Money } from '../money'

/** Maximum quantity of one basket line. Buyers who need more write to us. */
export const MAX_QUANTITY = 50
/** Maximum number of lines in a basket. */
export const MAX_LINES = 30
/** Maximum number of certificates in a basket. One payment creates this many, and one refund ends this many, in a single transaction. */
export const MAX_CERTIFICATES = 200
/** Name of the cookie that the badge in the page header reads. It holds a number and nothing else. */
export const COUNT_COOKIE = 'keelmark_basket_count'
/** Lifetime of the basket cookie after it was last written, in seconds. */
export const BASKET_MAX_AGE = 30 * 24 * 60 * 60

const quantity = z
  .string()
  .regex(/^\d{1,4}$/, fault('quantity'))
  .transform(Number)

/** The prices that a page showed, by the id of what they belong to; see `shownPrice`. */
const shown = z.record(z.string(), z.string()).default({})

export const addLineInput = z
  .object({
    choiceId: z.uuid(),
    quantity: quantity.pipe(z.int().min(1, fault('atLeastOne')).max(MAX_QUANTITY, fault('tooMany'))).default(1),
    label: labelInput('address').default(''),
    shown,
  })
  .transform(({ shown: prices, ...line }) => ({ ...line, seen: readShownPrice(prices[line.choiceId]) }))

/** The new prices of the basket's lines, as the page showed them. */
export const acceptPricesInput = z.object({ shown }).transform(({ shown: prices }) => ({
  seen: Object.entries(prices).flatMap(([lineId, text]) => {
    const price = readShownPrice(text)
    return price ? [{ lineId, price }] : []
  }),
}))

/** Encodes the price a page showed for a form field: `24900 USD`. It is only compared with today's price and never charged. */
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
