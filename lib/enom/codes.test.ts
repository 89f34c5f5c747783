import { expect, test } from 'vitest'
import { kindOf, readCode } from './codes'
import { isContactParameter } from './parameters'

test.each([
  ['304155', 'validation', 'invalid', 'login ID'],
  ['713254', 'policy', 'unauthorized', 'users'],
  ['620397', 'system', 'failed to send', 'SSL certificate'],
  ['304145', 'validation', 'invalid', 'registrant contact'],
  ['304156', 'validation', 'invalid', 'password'],
  ['316153', 'validation', 'not found', 'domain name'],
  ['524181', 'payment', 'insufficient reseller balance', 'account balance'],
  ['303197', 'validation', 'out of range', 'years'],
  ['618247', 'system', 'down for maintenance', 'system'],
  ['607397', 'system', 'connection failed', 'SSL certificate'],
  ['301078', 'validation', 'missing', 'administrative contact: email'],
  ['301019', 'validation', 'missing', 'registrant contact: first name'],
  ['301023', 'validation', 'missing', 'administrative contact: first name'],
  ['301024', 'validation', 'missing', 'billing contact: first name'],
  ['301025', 'validation', 'missing', 'registrant contact: last name'],
  ['301042', 'validation', 'missing', 'technical contact: city'],
  ['301058', 'validation', 'missing', 'administrative contact: country'],
  ['301079', 'validation', 'missing', 'billing contact: email'],
  ['099999', 'unknown', 'unknown', 'unknown'],
  ['100000', 'success', 'n/a', 'n/a'],
  ['223333', 'registry', 'failed to upgrade', 'parameter 333'],
  ['455001', 'authentication', 'unknown', 'first name'],
])('%s is parsed as %s, %s, %s', (code, system, nature, about) => {
  expect(readCode(code)).toMatchObject({ system, nature, about })
})

test('anything but a six-digit Enom code is read as null', () => {
  for (const code of ['', '30415', '3041555', '904155', '30415a', ' 304155']) expect(readCode(code), code).toBeNull()
})

test('contact parameters are distinguished from all others, for every number', () => {
  const contacts = Array.from({ length: 1_000 }, (_, parameter) => parameter).filter(isContactParameter)
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
  expect(contacts).toEqual([...range(1, 11), 19, ...range(21, 79), 144, 145, 147, 148, 149, 232, 290])
})

test('an unauthorised response is recognised by its code, its words or the authentication system', () => {
  expect(kindOf([{ code: '304155', text: 'anything' }])).toBe('unauthorised')
  expect(kindOf([{ text: 'Bad User name or Password - 3' }])).toBe('unauthorised')
  expect(kindOf([{ text: 'Invalid client IP 198.51.100.4' }])).toBe('unauthorised')
  expect(kindOf([{ code: '404226', text: 'token' }])).toBe('unauthorised')
  expect(kindOf([{ code: '524181', text: 'Insufficient reseller balance' }])).toBe('refused')
})
