import type { TaxReason, VatAnswer } from '../db/generated/enums'

/** How catalogue prices stand to tax. */
export type PriceMode = 'including' | 'plus'

/** Rates are in hundredths of a percent: 1900 is 19%. */
export type TaxRule = {
  mode: PriceMode
  sellerCountry: string
  askVies: boolean
  /** The rate of today, by country. */
  rates: ReadonlyMap<string, number>
}

/** Where a buyer is, and what is known of their tax number. */
export type TaxBuyer = { country: string; taxNumber: string | null; vatAnswer: VatAnswer | null }

/** Which tax a buyer pays and why. */
export type TaxDecision = { rate: number; reason: TaxReason }

/** A price as it is paid, and the part of it that is tax. Minor units. */
export type Taxed = { gross: number; tax: number }
