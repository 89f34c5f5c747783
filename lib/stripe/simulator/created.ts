import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { wholeNumber } from './form'

/** The `created` parameter of Stripe's lists: optional bounds, in seconds. */
export const createdParam = z
  .strictObject({ gt: wholeNumber.optional(), gte: wholeNumber.optional(), lt: wholeNumber.optional(), lte: wholeNumber.optional() })
  .optional()

/** Whether an object created at this second is within the bounds. */
export function isWithin(created: number, { gt, gte, lt, lte }: z.output<typeof createdParam> = {}): boolean {
  return created > (gt ?? -1) && created >= (gte ?? 0) && created < (lt ?? Infinity) && created <= (lte ?? Infinity)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Returns a new id in Stripe's format: a prefix and random letters, e.g. `cs_test_a1…`. */
export function newId(
  prefix:
    | 'cs_test'
    | 'pi'
    | 'ch'
    | 're'
    | 'evt'
    | 'li'
    | 'price'
    | 'prod'
    | 'pm'
    | 'req'
    | 'du'
    | 'po'
    | 'txn'
    | 'taxcalc'
    | 'tax'
    | 'tax_li',
  length = 24,
): string {
  return `${prefix}_${Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join('')}`
}
