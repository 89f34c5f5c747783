import { expect, test } from 'vitest'
import type { InvoiceView } from '@/lib/invoices/types'
import { PSEUDO, untranslated } from '@/lib/languages/testing/untranslated'
import { InvoiceSheet } from './invoice-sheet'

const party = { name: 'Keelmark', address: ['7'], country: null, taxNumber: '7', email: 'a@b.example' }
const vat = { name: 'VAT', rate: 1900, reason: 'standard', net: 1900, amount: 361 } as const
const INVOICE: InvoiceView = {
  number: '7',
  kind: 'invoice',
  issuedAt: new Date('2026-11-29T10:00:00Z'),
  movedAt: new Date('2026-11-28T10:00:00Z'),
  orderId: '',
  orderNumber: 10001,
  about: null,
  language: PSEUDO,
  currency: 'EUR',
  net: 3800,
  byCredit: 100,
  total: 4522,
  seller: party,
  buyer: party,
  lines: [{ text: 'RapidSSL', quantity: 2, unitAmount: 1900, amount: 3800 }],
  taxes: [vat, { ...vat, reason: 'reverse_charge', rate: 0 }, { ...vat, reason: 'outside_scope', rate: 0 }],
  taxNote: '',
}
const DOCUMENTS: InvoiceView[] = [
  INVOICE,
  { ...INVOICE, kind: 'credit_note', about: '7', taxes: [vat] },
  { ...INVOICE, about: '7', taxes: [] },
]
const DATA = ['Keelmark', 'a@b.example', 'RapidSSL']

test.each(DOCUMENTS)('the page of a document has no untranslated sentence: $kind about $about', (invoice) => {
  expect(untranslated(<InvoiceSheet invoice={invoice} back="/" language={PSEUDO} />, DATA)).toEqual([])
})
