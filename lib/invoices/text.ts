import { longDayAt } from '../languages/format'
import { taxIn } from '../languages/tax-text'
import { moneyIn, wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { countryText } from '../tax/text'
import type { InvoiceRow, InvoiceView, Party, TaxRow } from './types'

/** Returns the name of a document: `Invoice INV-2026-00001`. */
export function documentTitle({ kind, number }: Pick<InvoiceRow, 'kind' | 'number'>, language: Language = DEFAULT_LANGUAGE): string {
  return wordsOf(language, 'document')(`title.${kind}`, { number })
}

/** Returns a party as lines for a document: name, address, country, tax number, email. */
export function partyLines({ name, address, country, taxNumber, email }: Party, language: Language): string[] {
  const land = country ? countryText(country, language) : ''
  const number = taxNumber && wordsOf(language, 'document')('taxNumber', { number: taxNumber })
  return [name, ...address, land, number, email].filter((line) => line !== '')
}

/** Returns a document's references: the invoice it corrects, the order, and the date of the payment or refund. */
export function invoiceFacts({ kind, issuedAt, about, orderNumber, movedAt, language }: InvoiceView): { term: string; detail: string }[] {
  const words = wordsOf(language, 'document')
  return [
    { term: words('date'), detail: longDayAt(issuedAt, language) },
    ...(about ? [{ term: words(kind === 'credit_note' ? 'forInvoice' : 'takesBack'), detail: about }] : []),
    { term: words('order'), detail: String(orderNumber) },
    { term: words(kind === 'credit_note' || about ? 'refundedOn' : 'paidOn'), detail: longDayAt(movedAt, language) },
  ]
}

/** Returns the label of the tax at one rate. If there are several rates, it shows the taxed amount: `VAT 7% of $19.00`. */
export function taxRowLabel({ taxes, currency, language }: Pick<InvoiceView, 'taxes' | 'currency' | 'language'>, row: TaxRow): string {
  const tax = taxIn(language, row)
  return taxes.length > 1 ? wordsOf(language, 'document')('taxOf', { tax, net: moneyIn(language, { amount: row.net, currency }) }) : tax
}

/** Returns the label of the grand total. */
export function totalLabel({ kind, about, language }: InvoiceView): string {
  return wordsOf(language, 'document')(kind === 'credit_note' ? 'totalRefunded' : about ? 'total' : 'totalPaid')
}

/** Returns the label of the part of the grand total paid with account credit. */
export function creditLabel({ kind, language }: InvoiceView): string {
  return wordsOf(language, 'document')(kind === 'credit_note' ? 'byCreditRefunded' : 'byCreditPaid')
}

/** The seller's fields, labelled as on the settings page. */
export const SELLER_LABELS = {
  name: 'Name',
  address: 'Address',
  email: 'Email',
  taxNumber: 'Tax number',
  taxNote: 'Sentence about tax',
  keepYears: 'Years to keep invoices',
}
