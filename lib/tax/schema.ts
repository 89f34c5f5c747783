import { z } from 'zod'
import { isCountryCode } from '../csr/countries'
import { STANDARD } from './types'

/** The number of rows for new rates. */
export const NEW_ROWS = [1, 2, 3] as const

const WHOLE = 10_000

/** Returns a typed rate such as `19` or `25.5` in hundredths of a percent, or null. */
function parseRate(typed: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(typed)
  const rate = match ? Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`) : Number.NaN
  return rate <= WHOLE ? rate : null
}

function rateFaultText(typed: string): string {
  const meant = typed.replace(',', '.')
  if (meant !== typed && parseRate(meant) !== null) return `“${typed}” is not a rate the shop can read. Did you mean ${meant}?`
  return `“${typed}” is not a rate. Enter a percentage from 0 to 100 with at most two decimals, such as 19 or 25.5.`
}

export const taxSettingsInput = z
  .object({
    mode: z.enum(['off', 'including', 'plus'], { error: 'Choose one.' }),
    sellerCountry: z.string().default(''),
    askVies: z.literal('on').optional(),
    calculator: z.enum(['shop', 'stripe'], { error: 'Choose one.' }).default('shop'),
    version: z.string().max(40).optional(),
  })
  .transform(({ mode, sellerCountry, askVies, calculator, version }, context) => {
    if (sellerCountry ? !isCountryCode(sellerCountry) : mode !== 'off') {
      context.addIssue({ code: 'custom', path: ['sellerCountry'], message: 'Choose the country you sell from.' })
    }
    return { mode, sellerCountry: sellerCountry || null, askVies: askVies === 'on', calculator, version }
  })

export type TaxSettingsInput = z.output<typeof taxSettingsInput>

/** `<country>_<class>_<day>`. */
const KEY = /^([A-Z]{2})_([a-z0-9-]{1,20})_(\d{4}-\d{2}-\d{2})$/

export function rateKey({ country, taxClass, validFrom }: { country: string; taxClass: string; validFrom: string }): string {
  return `${country}_${taxClass}_${validFrom}`
}

const addedRow = z.object({
  country: z.string().default(''),
  taxClass: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/, 'Choose a class.')
    .default(STANDARD),
  from: z.string().trim().default(''),
  rate: z.string().trim().default(''),
})

/** The stored rates by their key, and rows for new rates. A stored rate that is cleared is removed, and an empty row is ignored. */
export const taxRatesInput = z
  .object({
    rates: z.record(z.string().regex(KEY), z.string().trim()).default({}),
    added: z.record(z.string().regex(/^\d$/), addedRow).default({}),
    version: z.string().max(40).optional(),
  })
  .transform(({ rates, added, version }, context) => {
    const rows = new Map<string, { country: string; taxClass: string; validFrom: string; rate: number }>()
    const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    for (const [key, typed] of Object.entries(rates)) {
      const [, country = '', taxClass = '', validFrom = ''] = KEY.exec(key) ?? []
      const rate = parseRate(typed)
      if (typed === '') continue
      if (rate === null) fault(['rates', key], rateFaultText(typed))
      else rows.set(key, { country, taxClass, validFrom, rate })
    }
    for (const [index, { country, taxClass, from, rate: typed }] of Object.entries(added)) {
      if (!country && !typed) continue
      const path = (field: string) => ['added', index, field]
      const rate = parseRate(typed)
      const row = { country, taxClass, validFrom: from, rate: rate ?? 0 }
      if (!isCountryCode(country)) fault(path('country'), 'Choose the country of this rate.')
      if (!z.iso.date().safeParse(from).success)
        fault(path('from'), from ? `“${from}” is not a date. Enter it in the format 2026-12-01.` : 'Enter the first day of this rate.')
      else if (rows.has(rateKey(row)))
        fault(path('from'), 'This country already has a rate for this class from that day. Change it in its row.')
      if (rate === null) fault(path('rate'), typed ? rateFaultText(typed) : 'Enter the rate in percent, such as 19.')
      rows.set(rateKey(row), row)
    }
    return { rates: [...rows.values()], version }
  })

export type TaxRatesInput = z.output<typeof taxRatesInput>

const className = z.string().trim().max(40, 'Use at most 40 characters.').default('')

const stripeCode = z
  .string()
  .trim()
  .refine((typed) => typed === '' || /^txcd_\d{8}$/.test(typed), {
    error: ({ input }) =>
      `“${String(input)}” is not a Stripe tax code. A tax code consists of txcd_ and eight digits, such as txcd_10000000.`,
  })

/** The names of the stored classes by their code, and the name of a new class. A class whose name is cleared is removed. */
export const taxClassesInput = z.object({
  classes: z.record(z.string().regex(/^[a-z0-9-]{1,20}$/), className).default({}),
  added: className,
  /** Stripe's tax code of each stored class; a cleared one is removed. */
  stripeCodes: z.record(z.string().regex(/^[a-z0-9-]{1,20}$/), stripeCode).default({}),
  version: z.string().max(40).optional(),
})

export type TaxClassesInput = z.output<typeof taxClassesInput>
