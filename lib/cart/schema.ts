import { z } from 'zod'

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

const label = z
  .string()
  .trim()
  .max(100, 'Use at most 100 characters for the address.')
  .regex(/^\P{Cc}*$/u, 'Leave out line breaks and other control characters.')

const quantity = z
  .string()
  .regex(/^\d{1,4}$/, 'Type the quantity as a whole number.')
  .transform(Number)

export const addLineInput = z.object({
  choiceId: z.uuid(),
  quantity: quantity.pipe(z.int().min(1, 'Add at least one.').max(MAX_QUANTITY, `For more than ${MAX_QUANTITY}, write to us.`)).default(1),
  label: label.default(''),
})

export const changeQuantityInput = z.object({ lineId: z.uuid(), quantity })

export const lineInput = z.object({ lineId: z.uuid() })
