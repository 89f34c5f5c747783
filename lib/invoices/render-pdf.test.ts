import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PSEUDO, untranslatedIn } from '../languages/testing/untranslated'
import { documentNote } from '../tax/text'
import { renderPdf } from './render-pdf'
import type { InvoiceView } from './types'

/** Returns the text of a PDF that uses the standard fonts, decoded from its content streams in WinAnsi. */
function textOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const streams = [...raw.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
  })
  const shown = streams.flatMap((stream) => [...stream.matchAll(/\[(.*?)\] TJ/g)].map(([, parts = '']) => parts))
  const lines = shown.map((parts) => [...parts.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex')))
  return lines.map((parts) => Buffer.concat(parts).toString('latin1').replaceAll('\x80', '€')).join('\n')
}

const INVOICE: InvoiceView = {
  number: 'INV-2026-00001',
  kind: 'invoice',
  issuedAt: new Date('2026-11-29T10:00:00Z'),
  movedAt: new Date('2026-11-28T10:00:00Z'),
  orderId: '',
  orderNumber: 10001,
  about: null,
  language: 'en',
  currency: 'EUR',
  net: 3800,
  byCredit: 0,
  total: 4560,
  seller: { name: 'Keel Ltd', address: ['1 Quay'], country: null, taxNumber: 'GB1', email: 'bills@keel.example' },
  buyer: { name: 'Zoë Łukasz Москва 東京 🚀', address: [], country: 'DE', taxNumber: '', email: 'zoe@shop.example' },
  lines: [{ text: 'RapidSSL, 1 year', quantity: 2, unitAmount: 1900, amount: 3800 }],
  taxes: [{ name: 'VAT', rate: 2000, reason: 'standard', net: 3800, amount: 760 }],
  taxNote: 'VAT at the rate of the United Kingdom.',
}

test('an invoice PDF contains its number, both parties, lines, tax and total, with the euro sign', async () => {
  const text = textOf(await renderPdf(INVOICE))
  for (const part of [
    'Invoice INV-2026-00001',
    'Keel Ltd',
    'Tax number GB1',
    'Germany',
    'RapidSSL, 1 year',
    '€19.00',
    'VAT 20%',
    '€7.60',
    '€45.60',
  ])
    expect(text).toContain(part)
})

test('names in other scripts are transliterated to Latin letters, and one that cannot be transliterated does not prevent rendering', async () => {
  const text = textOf(await renderPdf(INVOICE))
  expect(text).toContain('Zoë Lukasz Moskva')
  expect(text).not.toMatch(/undefined|�/)
})

test('a document uses its language’s legal terms, amounts and date formats, in characters that the fonts contain', async () => {
  const reverse = { name: 'VAT', rate: 0, reason: 'reverse_charge', net: 3800, amount: 0 } as const
  const words = async (invoice: InvoiceView) => textOf(await renderPdf(invoice)).replace(/\s+/g, ' ')
  const german = await words({ ...INVOICE, language: 'de', taxes: [reverse], taxNote: documentNote(reverse, 'de') })
  for (const part of [
    'Rechnung INV-2026-00001',
    'Verkäufer',
    'Deutschland',
    '28. November 2026',
    'MwSt. 0 %',
    'Leistungsempfängers',
    '45,60 €',
  ])
    expect(german).toContain(part)
  const spanish = await words({ ...INVOICE, language: 'es', kind: 'credit_note', about: 'INV-2026-00001', taxes: [reverse] })
  for (const part of [
    'Factura rectificativa',
    'Número fiscal GB1',
    'Alemania',
    '28 de noviembre de 2026',
    'inversión del sujeto pasivo',
    '45,60 €',
  ])
    expect(spanish).toContain(part)
  expect(`${german}${spanish}`.replaceAll(/Zoë.{30}/g, '')).not.toContain('?')
})

test('every sentence of a document is translated', async () => {
  const pdf = await renderPdf({ ...INVOICE, language: PSEUDO, byCredit: 100, buyer: INVOICE.seller, taxNote: '' })
  expect(untranslatedIn(textOf(pdf), ['Keel Ltd', 'Quay', 'bills@keel.example', 'RapidSSL, 1 year', 'GB1', 'INV-2026-00001'])).toEqual([])
})
