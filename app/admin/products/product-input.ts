import { z } from 'zod'
import { isCurrency, parseDecimal } from '@/lib/money'

/** The rows of the price table. A row without a price is empty and is left out. */
const rows = z
  .record(z.string(), z.object({ typeCode: z.string(), years: z.coerce.number(), price: z.string().trim(), active: z.string().optional() }))
  .default({})

const day = z
  .string()
  .default('')
  .transform((text) => (text ? new Date(text) : null))

/** The product form. The domain layer reports all of the product's faults together; `rows` are the names of the price rows in the form. */
export const productForm = z
  .object({
    id: z.uuid().optional(),
    name: z.string(),
    slug: z.string(),
    summary: z.string(),
    description: z.string(),
    typeCode: z.string(),
    activation: z.enum(['automatic', 'manual'], { error: 'Choose how orders are activated.' }),
    enomAccountId: z.string(),
    taxClass: z.string().optional(),
    visible: z.string().optional(),
    defaultYears: z
      .string()
      .trim()
      .default('')
      .transform((text) => (text ? Number(text) : null)),
    saleFrom: day,
    saleUntil: day,
    unprotected: z.string().optional(),
    savedAt: z.coerce.date().optional(),
    currency: z.string().trim().toUpperCase(),
    choices: rows,
  })
  .transform(({ choices, visible, unprotected, enomAccountId, ...product }) => {
    const filled = Object.entries(choices).filter(([, { price }]) => price)
    const { currency } = product
    return {
      ...product,
      visible: visible === 'on',
      unprotected: unprotected === 'on',
      enomAccountId: enomAccountId || null,
      rows: filled.map(([row]) => row),
      typed: filled.map(([, { price }]) => price),
      choices: filled.map(([, { price, active, typeCode, years }]) => {
        const amount = isCurrency(currency) ? parseDecimal(price, currency) : null
        return { typeCode, years, amount: amount ?? Number.NaN, currency, active: active === 'on' }
      }),
    }
  })
