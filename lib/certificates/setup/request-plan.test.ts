import { expect, test } from 'vitest'
import { checkRequest, isSendable } from '../../csr/policy/policy'
import { readRequest } from '../../csr/request/read-request'
import type { ProductRules } from '../../csr/types'
import { makeRequest } from '../../keys/make-request'
import { faultTexts } from '../view/messages'
import { type PlanInput, planOf } from './request-plan'

const ONE: ProductRules = { level: 'dv', wildcard: false, multiDomain: false, namesIncluded: 1, family: 'symantec' }
const WILDCARD = { ...ONE, wildcard: true }
const SEVERAL = { ...ONE, multiDomain: true, namesIncluded: 3 }
const ORGANISATION = { ...ONE, level: 'ov' as const }

const EMPTY: PlanInput = { names: '', www: false, organization: '', locality: '', state: '', country: 'GB' }

function plan(product: ProductRules, input: Partial<PlanInput>) {
  const planned = planOf({ ...EMPTY, ...input }, product)
  return planned.ok ? planned.value.names.map(({ ascii }) => ascii) : faultTexts(planned.error)
}

test.each<[string, ProductRules, Partial<PlanInput>, string[]]>([
  ['one address', ONE, { names: 'shop.example.com' }, ['shop.example.com']],
  ['a pasted web address', ONE, { names: 'https://Shop.example.com/pay' }, ['shop.example.com']],
  ['a domain with www', ONE, { names: 'example.co.uk', www: true }, ['www.example.co.uk', 'example.co.uk']],
  ['www with its domain', ONE, { names: 'www.example.com', www: true }, ['www.example.com', 'example.com']],
  ['a name in another script', ONE, { names: 'münchen.com' }, ['xn--mnchen-3ya.com']],
  ['a wildcard', WILDCARD, { names: '*.example.com' }, ['*.example.com', 'example.com']],
  ['a wildcard entered without its star', WILDCARD, { names: 'www.example.com' }, ['*.example.com', 'example.com']],
  ['a deeper wildcard', WILDCARD, { names: '*.shop.example.com' }, ['*.shop.example.com', 'shop.example.com']],
  ['several names', SEVERAL, { names: 'a.com\nB.com, a.com;c.com' }, ['a.com', 'b.com', 'c.com']],
])('for %s the request gets the right names, and nothing in it prevents submission', async (_, product, input, names) => {
  expect(plan(product, input)).toEqual(names)
  const { csr } = await makeRequest({ names, country: 'GB' }, 'p-256')
  const request = await readRequest(csr)
  expect(request).toMatchObject({ ok: true, value: { commonName: names[0], names } })
  const findings = request.ok ? checkRequest(request.value, product) : []
  expect(isSendable(findings)).toBe(true)
  expect(findings.filter(({ severity, code }) => severity === 'warning' && code !== 'wildcard_deep')).toEqual([])
})

test.each<[string, ProductRules, Partial<PlanInput>, string, RegExp]>([
  ['a star where one address was bought', ONE, { names: '*.example.com' }, 'names', /can’t contain a star/],
  ['an internal name', ONE, { names: 'shop.local' }, 'names', /can’t have a public certificate/],
  ['two addresses where one was bought', ONE, { names: 'a.com b.com' }, 'names', /2 addresses/],
  ['www of a sub-domain', ONE, { names: 'shop.example.com', www: true }, 'www', /Untick the box/],
  ['an address too long to come first', ONE, { names: `${'a'.repeat(60)}.example.com` }, 'names', /72 characters long/],
  ['a sub-domain entered without a star', WILDCARD, { names: 'shop.example.com' }, 'names', /\*\.example\.com .* \*\.shop\.example\.com/],
  ['no names', SEVERAL, { names: ' ' }, 'names', /one per line/],
  ['a star among several', SEVERAL, { names: 'a.com *.b.com' }, 'names', /“\*\.b\.com” has a star/],
  ['an invalid one among several', SEVERAL, { names: 'a.com b.con' }, 'names', /“\.con” is not an ending/],
  ['more names than were bought', SEVERAL, { names: 'a.com b.com c.com d.com' }, 'names', /4 names but bought 3/],
  ['no country', ONE, { names: 'a.com', country: 'UK' }, 'country', /Choose the country/],
  ['no organisation', ORGANISATION, { names: 'a.com', locality: 'Leeds' }, 'organization', /company register/],
  ['no town', ORGANISATION, { names: 'a.com', organization: 'Works' }, 'locality', /town/],
  [
    'an organisation that is too long',
    ORGANISATION,
    { names: 'a.com', organization: 'W'.repeat(65), locality: 'Leeds' },
    'organization',
    /65 characters/,
  ],
])('%s is rejected with a sentence about it', (_, product, input, field, sentence) => {
  expect(plan(product, input)).toEqual({ [field]: expect.stringMatching(sentence) })
})

test('a name is shown in both forms, and an organisation is left out if the certificate does not contain it', () => {
  const input = { ...EMPTY, names: 'münchen.com', organization: ' Works ', locality: 'Leeds', state: 'Yorkshire' }
  const name = { ascii: 'xn--mnchen-3ya.com', unicode: 'münchen.com' }
  expect(planOf(input, ONE)).toMatchObject({ value: { names: [name], organization: '', locality: '', state: '' } })
  expect(planOf(input, ORGANISATION)).toMatchObject({ value: { names: [name], organization: 'Works', locality: 'Leeds' } })
})
