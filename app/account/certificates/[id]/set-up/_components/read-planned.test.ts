import { expect, test } from 'vitest'
import { readPlanned } from './read-planned'

test('a key is generated only if the response contains the names and a supported key type', () => {
  const data = { kind: 'p-256', ascii: 'www.xn--mnchen-3ya.com xn--mnchen-3ya.com', unicode: 'www.münchen.com münchen.com', country: 'DE' }
  expect(readPlanned({ status: 'done', data })).toMatchObject({
    kind: 'p-256',
    plan: { names: ['www.xn--mnchen-3ya.com', 'xn--mnchen-3ya.com'], country: 'DE' },
    names: [{ ascii: 'www.xn--mnchen-3ya.com', unicode: 'www.münchen.com' }, { unicode: 'münchen.com' }],
  })
  expect(readPlanned({ status: 'idle' })).toBeNull()
  expect(readPlanned({ status: 'refused', message: 'There is a problem' })).toBeNull()
  expect(readPlanned({ status: 'done', data: { ...data, kind: 'rsa-1024' } })).toBeNull()
  expect(readPlanned({ status: 'done', data: { ...data, ascii: '' } })).toBeNull()
})
