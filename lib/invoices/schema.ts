import { z } from 'zod'
import { canonicalEmail } from '../canonical-email'
import { isCountryCode } from '../csr/countries'
import { fault } from '../languages/fault'

const MOST_LINES = 6

const address = z
  .string()
  .trim()
  .max(500, fault('tooLong'))
  .refine((text) => text.split('\n').length <= MOST_LINES, fault('addressLines'))
const taxNumber = z.string().trim().max(50, fault('tooLong')).default('')
const name = (missing: string) => z.string().trim().min(1, missing).max(200, fault('tooLong'))

export const sellerInput = z.object({
  name: name('Enter the seller’s name.'),
  address: address.refine((text) => text !== '', 'Enter the seller’s address.'),
  email: z.string().refine((text) => canonicalEmail(text) !== null, 'Enter an email address such as name@example.com.'),
  taxNumber,
  taxNote: z.string().trim().min(1, 'Explain in one sentence why no tax is charged.').max(300, 'Use at most 300 characters.'),
  keepYears: z.coerce.number('Enter a whole number from 1 to 30.').int().min(1).max(30),
  /** `version`: the version of the seller with which the form was opened. If absent, no conflict check is made. */
  version: z.string().max(40).optional(),
})

export type SellerInput = z.output<typeof sellerInput>

export const billingInput = z.object({
  name: name(fault('billingName')),
  address: address.refine((text) => text !== '', fault('billingAddress')),
  country: z.string().refine(isCountryCode, fault('billingCountry')),
  taxNumber,
})

export type BillingInput = z.output<typeof billingInput>
