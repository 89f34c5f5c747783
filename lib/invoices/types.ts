import type { TaxReason } from '../db/generated/enums'
import type { Language } from '../languages/types'

/** A seller or buyer as a document shows them. */
export type Party = {
  name: string
  address: string[]
  /** ISO 3166-1 alpha-2; null if it is part of the address or unknown. */
  country: string | null
  taxNumber: string
  email: string
}

/** Amounts are minor units of the document's currency, without tax. */
export type InvoiceLine = { text: string; quantity: number; unitAmount: number; amount: number }

/**
 * `rate` in hundredths of a percent: 2000 is 20%. `label`: the name of a tax that is not VAT, with its exact rate. A document of an order
 * without tax has no row.
 */
export type TaxRow = { name: string; rate: number; reason: TaxReason; label?: string | null; net: number; amount: number }

export type InvoiceRow = { number: string; kind: 'invoice' | 'credit_note'; issuedAt: Date; total: number; currency: string }

export type InvoiceView = InvoiceRow & {
  /** The buyer's language when it was issued. */
  language: Language
  orderId: string
  orderNumber: number
  /** The number of the document it changes. */
  about: string | null
  movedAt: Date
  seller: Party
  buyer: Party
  lines: InvoiceLine[]
  taxes: TaxRow[]
  taxNote: string
  net: number
  /** The part of the total that was paid with account credit, or refunded to it. */
  byCredit: number
}
