import { z } from 'zod'
import { CERTIFICATE_VIEWS } from '../admin/lists/schema'
import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from '../cart/schema'
import { isCountryCode } from '../csr/countries'
import { CertificateStage, OrderStatus, TaxReason } from '../db/generated/enums'
import { LANGUAGES } from '../languages/types'

/** The API schemas. Requests and responses are validated against them, and the OpenAPI document is generated from them. */

const time = z.iso.datetime()
const day = time.nullable()

export const money = z.object({
  amount: z.int().describe('In the smallest unit of the currency, such as cents'),
  currency: z.string().describe('ISO 4217'),
})

export const orderSummary = z.object({
  id: z.uuid(),
  number: z.int().describe('The order number shown to the buyer'),
  status: z.enum(OrderStatus),
  isDisputed: z.boolean().describe('The buyer’s bank is disputing the payment, or has taken it back'),
  email: z.string(),
  country: z.string().nullable().describe('The country the buyer pays from, ISO 3166-1'),
  total: money,
  placedAt: time,
  paidAt: day,
})

export const order = orderSummary.extend({
  discount: money.nullable().describe('The coupon discount, already deducted from total and from the total of each item'),
  tax: z
    .object({
      amount: money,
      rate: z.int().nullable().describe('Hundredths of a percent: 1900 is 19%; null if there are several rates, see rates'),
      reason: z.enum(TaxReason).nullable(),
      rates: z
        .array(z.object({ rate: z.int(), reason: z.enum(TaxReason), label: z.string(), amount: money }))
        .describe('The tax at each rate'),
    })
    .nullable()
    .describe('The tax included in total; null if the shop charged none'),
  items: z.array(z.object({ product: z.string(), type: z.string(), years: z.int(), quantity: z.int(), total: money })),
  certificates: z
    .array(z.object({ id: z.uuid(), type: z.string(), name: z.string(), stage: z.enum(CertificateStage) }))
    .describe('Empty before payment, and for a token without certificates:read'),
})

export const certificateSummary = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.int(),
  name: z.string().describe('The domain name, or the buyer’s name for the certificate until it has one'),
  type: z.string(),
  stage: z.enum(CertificateStage),
  detail: z.string().nullable().describe('Why it is waiting, how far the authority has got, or why it is closed'),
  isSuspended: z.boolean(),
  isDisputed: z.boolean(),
  enomCertId: z.int().nullable(),
  authorityOrderId: z.string().nullable(),
  fileEndsAt: day.describe('When the latest file expires'),
  coverEndsAt: day.describe('When the paid cover ends'),
})

export const certificate = certificateSummary.extend({
  suspendedReason: z.string().nullable(),
  approverEmail: z.string().nullable(),
  files: z.array(z.object({ fingerprint: z.string(), issuer: z.string(), names: z.array(z.string()), notBefore: time, notAfter: time })),
})

export const product = z.object({
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  choices: z.array(
    z.object({ id: z.uuid().describe('Ordered as choiceId'), type: z.string(), years: z.int(), names: z.int(), price: money }),
  ),
})

const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable().describe('The cursor of the next page; null on the last one') })

export const orderPage = page(orderSummary)
export const certificatePage = page(certificateSummary)
export const productPage = page(product)

/** RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('A machine-readable code'),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
})

const MAX_LIMIT = 100
const DEFAULT_LIMIT = 25

export const anyId = z.strictObject({ id: z.uuid() })
export const anySlug = z.strictObject({ slug: z.string().max(200) })

export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional().describe('The next value of the previous page'),
  limit: z.coerce
    .number({ error: 'Give a whole number.' })
    .int('Give a whole number.')
    .min(1, 'Request at least 1 row.')
    .max(MAX_LIMIT, `Request at most ${MAX_LIMIT} rows.`)
    .default(DEFAULT_LIMIT),
})
const idCursor = z.uuid('Use the value of next from the previous page.').optional()

export const orderQuery = pageQuery.extend({ cursor: idCursor, status: z.enum(OrderStatus).optional() })
export const certificateQuery = pageQuery.extend({ cursor: idCursor, view: z.enum(CERTIFICATE_VIEWS).optional() })

export const newOrder = z.strictObject({
  email: z.string().trim().min(1, 'Provide the buyer’s email address.').max(254, 'An email address has at most 254 characters.'),
  country: z.string().refine(isCountryCode, 'Provide the country the buyer pays from as a two-letter code, such as GB.'),
  taxNumber: z.string().max(50, 'A VAT number has at most 50 characters.').optional().describe('The VAT number of a business'),
  postalCode: z
    .string()
    .max(20, 'A postal code has at most 20 characters.')
    .optional()
    .describe('Required in the US and Canada if Stripe Tax calculates the tax'),
  language: z
    .enum(LANGUAGES, { error: ({ input }) => `The shop does not support ${shown(input)}. Use one of ${LANGUAGES.join(', ')}.` })
    .optional()
    .describe('The language of the account created for a new address, and of its emails; defaults to en'),
  items: z
    .array(
      z.strictObject({
        choiceId: z.uuid('Provide the id of a product choice.'),
        quantity: z
          .int('Give a whole number.')
          .min(1, 'Order at least 1.')
          .max(MAX_QUANTITY, `Order at most ${MAX_QUANTITY} of the same certificate.`),
      }),
    )
    .min(1, 'Order at least one certificate.')
    .max(MAX_LINES, `An order has at most ${MAX_LINES} lines and ${MAX_CERTIFICATES} certificates.`),
})

export const suspension = z.strictObject({
  reason: z.string().trim().min(1, 'Provide a reason. It is shown to the buyer.').max(500, 'Use at most 500 characters.'),
})

export const resending = z.strictObject({
  email: z.enum(['approval', 'files'], { error: 'Specify which one: approval or files.' }),
})

/** Returns a value as it is shown in an error message. */
function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 40)
}
