import { z } from 'zod'
import type { Money } from '../money'

/** Most certificates of one kind in a basket; who needs more writes to us. */
export const MAX_QUANTITY = 50
/** Most different lines in a basket. */
export const MAX_LINES = 30
/** Most certificates in a basket altogether: as many as one payment makes, and one refund ends, within a single transaction. */
export const MAX_CERTIFICATES = 200
/** The cookie the badge in the page head reads; it holds a number and nothing else. */
export const COUNT_COOKIE = 'keelmark_basket_count'
/** The basket's cookie lives this long after it was last written; seconds. */
export const BASKET_MAX_AGE = 30 * 24 * 60 * 60

// Characters that show nothing and change how the text around them reads, such as those that turn its direction.
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}]/gu

const label = z
  .string()
  .transform((text) => text.replace(INVISIBLE, '').trim())
  .pipe(
    z
      .string()
      .max(100, 'Use at most 100 characters for the address.')
      .regex(/^\P{Cc}*$/u, 'Leave out line breaks and other control characters.'),
  )

const quantity = z
  .string()
  .regex(/^\d{1,4}$/, 'Type the quantity as a whole number.')
  .transform(Number)

/** The prices a page showed, by the id of what they belong to; see `shownPrice`. */
const shown = z.record(z.string(), z.string()).default({})

export const addLineInput = z
  .object({
    choiceId: z.uuid(),
    quantity: quantity
      .pipe(z.int().min(1, 'Add at least one.').max(MAX_QUANTITY, `To buy more than ${MAX_QUANTITY}, write to us.`))
      .default(1),
    label: label.default(''),
    shown,
  })
  .transform(({ shown: prices, ...line }) => ({ ...line, seen: readShownPrice(prices[line.choiceId]) }))

/** The new prices of the basket's lines as its page showed them. */
export const acceptPricesInput = z.object({ shown }).transform(({ shown: prices }) => ({
  seen: Object.entries(prices).flatMap(([lineId, text]) => {
    const price = readShownPrice(text)
    return price ? [{ lineId, price }] : []
  }),
}))

/** How a form says which price its page showed: `24900 USD`. It is only compared with today's price and never charged. */
export function shownPrice({ amount, currency }: Money): string {
  return `${amount} ${currency}`
}

/** Reads what `shownPrice` wrote; undefined for anything else. */
export function readShownPrice(text: string | undefined): Money | undefined {
  const [, amount, currency] = /^(\d{1,9}) ([A-Z]{3})$/.exec(text ?? '') ?? []
  return amount && currency ? { amount: Number(amount), currency } : undefined
}

export const changeQuantityInput = z.object({ lineId: z.uuid(), quantity })

export const lineInput = z.object({ lineId: z.uuid() })
