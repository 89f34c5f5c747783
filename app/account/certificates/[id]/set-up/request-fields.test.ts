import { expect, test } from 'vitest'
import { requestFields } from './request-fields'

type Asked = Parameters<typeof requestFields>[0]

const type: Asked['type'] = { level: 'dv', wildcard: false, multiDomain: false, namesIncluded: 1 }
const known = (label: string, product: Partial<Asked['type']> = {}, names?: string[]) =>
  requestFields(
    {
      certificateId: 'certificate',
      label,
      type: { ...type, ...product },
      request: names ? { facts: { names, organization: 'Works', country: 'GB' } } : null,
    },
    'en',
  ).known

test('the names are prefilled from the address in the basket, in their readable form', () => {
  expect(known('xn--mnchen-3ya.com')).toMatchObject({ names: 'münchen.com', www: true })
  expect(known('shop.example.com')).toMatchObject({ names: 'shop.example.com', www: false })
  expect(known('www.example.com', { wildcard: true })).toMatchObject({ names: '*.example.com', www: false })
  expect(known('our shop')).toMatchObject({ names: '', www: false })
})

test('an earlier request takes precedence over the address in the basket', () => {
  expect(known('a.com', { multiDomain: true }, ['b.com', 'c.com'])).toMatchObject({
    names: 'b.com\nc.com',
    organization: 'Works',
    country: 'GB',
  })
})
