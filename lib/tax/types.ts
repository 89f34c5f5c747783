import type { TaxCalculator, TaxMode, TaxReason, VatAnswer } from '../db/generated/enums'

/** Whether prices on pages include tax. With `off`, tax is not mentioned. */
export type { TaxMode }

/** Whether catalogue prices include tax or tax is added to them. */
export type PriceMode = 'including' | 'plus'

/** The class that a product has unless staff choose another one. It always exists. */
export const STANDARD = 'standard'

/** Rates are in hundredths of a percent: 1900 is 19%. */
export type TaxRule = {
  mode: PriceMode
  sellerCountry: string
  askVies: boolean
  /** Today's rates for each class, by country. */
  rates: ReadonlyMap<string, ReadonlyMap<string, number>>
  calculator: TaxCalculator
  /** Stripe's tax code for each class that has one. */
  stripeCodes: ReadonlyMap<string, string>
}

/** A buyer's location, and what is known about their tax number. */
export type TaxBuyer = { country: string; taxNumber: string | null; vatAnswer: VatAnswer | null }

/**
 * The tax a buyer pays and the reason for it. `label`: its name with the exact rate, such as `Sales tax 8.875%`, if Stripe calculated a tax
 * other than VAT.
 */
export type TaxDecision = { rate: number; reason: TaxReason; label?: string | null }

/** The tax at one rate in a total, in minor units. */
export type TaxPart = TaxDecision & { amount: number }

/** The price paid and the tax it contains, in minor units. */
export type Taxed = { gross: number; tax: number }
