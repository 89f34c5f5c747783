import { formatMoney } from '../money'
import { rateText } from '../tax/text'
import type { InvoiceView, Party, TaxRow } from './types'

export const KIND_TITLES = { invoice: 'Invoice', credit_note: 'Credit note' } as const satisfies Record<InvoiceView['kind'], string>

const DAY_FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const countries = new Intl.DisplayNames('en', { type: 'region' })

function dayText(at: Date): string {
  return DAY_FORMAT.format(at)
}

/** Returns a party as lines for a document: name, address, country, tax number, email. */
export function partyLines({ name, address, country, taxNumber, email }: Party): string[] {
  const land = country ? (countries.of(country) ?? country) : ''
  return [name, ...address, land, taxNumber && `Tax number ${taxNumber}`, email].filter((line) => line !== '')
}

/** Returns what a document says about others: the invoice it changes, the order, and when the money moved. */
export function invoiceFacts({ kind, issuedAt, about, orderNumber, movedAt }: InvoiceView): { term: string; detail: string }[] {
  return [
    { term: 'Date', detail: dayText(issuedAt) },
    ...(about ? [{ term: kind === 'credit_note' ? 'For invoice' : 'Takes back', detail: about }] : []),
    { term: 'Order', detail: String(orderNumber) },
    { term: kind === 'credit_note' || about ? 'Refunded on' : 'Paid on', detail: dayText(movedAt) },
  ]
}

/** Returns the label of the tax at one rate. Of several it says what the tax is on: `VAT 7% of $19.00`. */
export function taxRowLabel({ taxes, currency }: Pick<InvoiceView, 'taxes' | 'currency'>, { name, rate, label, net }: TaxRow): string {
  return `${label ?? `${name} ${rateText(rate)}`}${taxes.length > 1 ? ` of ${formatMoney({ amount: net, currency })}` : ''}`
}

/** Returns the label of the last sum. */
export function totalLabel({ kind, about }: InvoiceView): string {
  if (kind === 'credit_note') return 'Total, refunded'
  return about ? 'Total' : 'Total, paid'
}

/** Returns the label of the part of the last sum that was no money, but account credit. */
export function creditLabel({ kind }: InvoiceView): string {
  return kind === 'credit_note' ? 'Refunded to account credit' : 'Paid with account credit'
}

/** The seller's fields, as the settings name them. */
export const SELLER_LABELS = {
  name: 'Name',
  address: 'Address',
  email: 'Email',
  taxNumber: 'Tax number',
  taxNote: 'Sentence about tax',
  keepYears: 'Years to keep invoices',
}
