import { z } from 'zod'
import { isCurrency } from '../money'
import { STANDARD } from '../tax/types'

const line = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`)

const currency = z.string().trim().toUpperCase().refine(isCurrency, 'Use a currency code such as USD.')

/** The maximum price, in minor units. */
export const MAX_AMOUNT = 100_000_000

/** A term of one certificate type, with its price in minor units. */
const choice = z.object({
  typeCode: z.string().min(1, 'Choose a certificate type.'),
  years: z.int().min(1, 'The shortest term is one year.').max(10, 'Enom doesn’t sell terms this long.'),
  amount: z.int().min(1, 'Enter a price above zero.').max(MAX_AMOUNT, 'This price is too high.'),
  currency,
  active: z.boolean().default(true),
})

/** A product as entered by staff. Omitted choices are taken off sale but never deleted, because orders and baskets refer to them. */
export const saveProductInput = z.object({
  id: z.uuid().optional(),
  slug: line(60).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lowercase letters, digits and single hyphens, such as rapidssl-wildcard.'),
  name: line(100).min(1, 'Enter the name buyers see.'),
  summary: line(200).min(1, 'Describe in one sentence what it is best for.'),
  description: line(4000).default(''),
  typeCode: z.string().min(1, 'Choose a certificate type.'),
  activation: z.enum(['automatic', 'manual']),
  /** Null: the default account. */
  enomAccountId: z.uuid().nullable().default(null),
  /** Which of a country's tax rates applies to it. */
  taxClass: z.string().default(STANDARD),
  visible: z.boolean(),
  /** The first and last days on which it is sold, in UTC. */
  saleFrom: z.date('Enter a date such as 2026-11-29.').nullable().default(null),
  saleUntil: z.date('Enter a date such as 2026-11-29.').nullable().default(null),
  /** The term of the product's own type that is selected by default; null: the shortest. */
  defaultYears: z
    .int('Enter the term in whole years.')
    .min(1, 'The shortest term is one year.')
    .max(10, 'Enom doesn’t sell terms this long.')
    .nullable()
    .default(null),
  choices: z.array(choice).max(60),
  /** Whether staff agree to sell at prices that are not protected against a loss. */
  unprotected: z.boolean().default(false),
  /** The time of the product's last save when the form was opened. The form is refused if the product has been saved since. */
  savedAt: z.date().optional(),
})

export type SaveProductInput = z.input<typeof saveProductInput>
export type CheckedProduct = z.output<typeof saveProductInput>
