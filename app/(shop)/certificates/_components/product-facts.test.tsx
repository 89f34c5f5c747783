import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import type { ProductView, TypeView } from '@/lib/catalog/schema'
import { setClock } from '@/lib/clock'
import { CERTIFICATE_TYPES } from '@/prisma/seed/certificate-types'
import { AfterYouPay } from './after-you-pay'
import { ProductFacts } from './product-facts'
import { WhatYouNeed } from './what-you-need'

let putBack = () => {}
afterEach(() => putBack())

function typeOf(code: string): TypeView {
  const row = CERTIFICATE_TYPES.find((one) => one.code === code)
  if (!row) throw new Error(`no type ${code}`)
  return { ...row, multiDomain: row.multiDomain ?? false, namesIncluded: row.namesIncluded ?? 1 }
}

function productOf(...codes: string[]): ProductView {
  const choices = codes.map((code) => ({ id: code, type: typeOf(code), years: 1, amount: 1900, currency: 'USD' }))
  const [first] = choices
  if (!first) throw new Error('a product needs a type')
  return {
    id: '1',
    slug: 's',
    name: 'Product',
    summary: '',
    description: '',
    activation: 'automatic',
    defaultYears: null,
    type: first.type,
    choices,
  }
}

const textOf = (element: React.ReactElement) =>
  renderToStaticMarkup(element)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('a multi-domain product states how many names it covers', () => {
  const text = textOf(<ProductFacts product={productOf('comodo-ucc-dv', 'comodo-ucc-ov')} />)
  expect(text).toContain('Up to 3 names in one certificate')
  expect(text).not.toContain('One name')
  expect(textOf(<WhatYouNeed product={productOf('comodo-ucc-dv')} />)).toContain('All the names, up to 3.')
  expect(textOf(<ProductFacts product={productOf('rapidssl')} />)).toContain('One name.')
  expect(textOf(<ProductFacts product={productOf('rapidssl-wildcard')} />)).toContain('One domain and all its direct sub-domains')
})

test('a multi-domain product always states that each name needs an approver', () => {
  const product = productOf('comodo-ucc-dv')
  expect(textOf(<WhatYouNeed product={product} />)).toContain('For each of them, someone who can open one of five mailboxes at its domain')
  expect(textOf(<AfterYouPay product={product} />)).toContain('emails the inbox you chose for each name.')
  expect(textOf(<AfterYouPay product={productOf('rapidssl')} />)).toContain('emails the inbox you chose.')
})

test('a registered organisation is listed as needed only for types that require one', () => {
  const asked = (...codes: string[]) =>
    /<li(?: class="([^"]*)")?>A registered organisation/.exec(renderToStaticMarkup(<WhatYouNeed product={productOf(...codes)} />))
  expect(asked('comodo-ucc-dv')).toBeNull()
  expect(asked('comodo-ucc-ov')?.[1] ?? '').toBe('')
  expect(asked('comodo-ucc-dv', 'comodo-ucc-ov')?.[1]).toContain('[data-level=dv]:checked')
})

test('what is verified, and how long that takes, is shown for each type on sale', () => {
  const product = productOf('verisign-secure-site', 'verisign-secure-site-ev')
  const wait = textOf(<AfterYouPay product={product} />)
  expect(wait).toContain('DigiCert Secure Site: 1–3 working days. DigiCert Secure Site EV: 3–7 working days.')
  const facts = textOf(<ProductFacts product={product} />)
  expect(facts).toContain('DigiCert Secure Site EV: Your organisation passed the strictest check')
  expect(textOf(<AfterYouPay product={productOf('rapidssl')} />)).toContain('Minutes after you approve an email.')
})

test.each([
  ['2026-11-28', 199],
  ['2027-03-14', 199],
  ['2027-03-15', 99],
  ['2029-03-15', 46],
])('on %s a file is said to be valid for up to %i days', (day, days) => {
  putBack = setClock(() => new Date(`${day}T12:00:00Z`))
  expect(textOf(<ProductFacts product={productOf('rapidssl')} />)).toContain(`Up to ${days} days`)
})
