import type { TaxReason } from '../db/generated/enums'
import type { Language } from '../languages/types'

/** A seller or buyer as shown on a document. */
export type Party = {
  name: string
  address: string[]
  /** ISO 3166-1 alpha-2; null if it is part of the address or unknown. */
  country: string | null
  taxNumber: string
  email: string
}

/** Amounts are in minor units of the document's currency, without tax. */
export type InvoiceLine = { text: string; quantity: number; unitAmount: number; amount: number }

/**
 * `rate` in hundredths of a percent: 2000 is 20%. `label`: the name of a tax other than VAT, with its exact rate. A document for an order
 * without tax has no row.
 */
export type TaxRow = { name: string; rate: number; reason: TaxReason; label?: string | null; net: number; amount: number }

export type InvoiceRow = { number: string; kind: 'invoice' | 'credit_note'; issuedAt: Date; total: number; currency: string }

export type InvoiceView = InvoiceRow & {
  /** The buyer's language when the document was issued. */
  language: Language
  orderId: string
  orderNumber: number
  /** The number of the document that this one corrects. */
  about: string | null
  movedAt: Date
  seller: Party
  buyer: Party
  lines: InvoiceLine[]
  taxes: TaxRow[]
  taxNote: string
  net: number
  /** The part of the total paid with account credit, or refunded to it. */
  byCredit: number
}
