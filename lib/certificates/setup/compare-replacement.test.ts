import { expect, test } from 'vitest'
import type { CsrFacts } from '../../csr/types'
import { compareReplacement, type Replaced } from './compare-replacement'

const facts = (asciiName: string, more: Partial<CsrFacts> = {}) =>
  ({ asciiName, unicodeName: asciiName, names: [asciiName], spkiSha256: 'NEW', ...more }) as CsrFacts
const replaced = (names: string[], more: Partial<Replaced> = {}): Replaced => ({
  reason: 'new_server',
  replacedNames: names,
  replacedKey: 'OLD',
  replacedOrganisation: null,
  ...more,
})
const codes = (...of: Parameters<typeof compareReplacement>) => compareReplacement(...of).map(({ code }) => code)

test('the same address, with or without www, can be used for a replacement', () => {
  expect(codes(facts('www.example.com'), replaced(['example.com']), 'symantec')).toEqual([])
  expect(codes(facts('example.com'), replaced(['www.example.com']), 'symantec')).toEqual([])
})

test('another host of the same domain is allowed only for Sectigo, and only if that was the reason given for the replacement', () => {
  const other = replaced(['www.example.com'], { reason: 'other_name' })
  expect(codes(facts('shop.example.com'), other, 'comodo')).toEqual([])
  expect(codes(facts('shop.example.com'), other, 'symantec')).toEqual(['replacement-name'])
  expect(codes(facts('shop.example.com'), replaced(['www.example.com']), 'comodo')).toEqual(['replacement-name'])
})

test('the registered domain must not change, even below a suffix such as co.uk', () => {
  const other = replaced(['www.quay.co.uk'], { reason: 'other_name' })
  expect(codes(facts('www.harbour.co.uk'), other, 'comodo')).toEqual(['replacement-name'])
  expect(codes(facts('*.quay.co.uk'), other, 'comodo')).toEqual(['replacement-name'])
})

test('with several names, all must remain and none may be added', () => {
  const several = replaced(['example.com', 'example.org'])
  expect(codes(facts('example.com', { names: ['example.com', 'example.org'] }), several, 'comodo')).toEqual([])
  expect(codes(facts('example.com'), several, 'comodo')).toEqual(['replacement-name'])
  const three = facts('example.com', { names: ['example.com', 'example.org', 'example.net'] })
  expect(codes(three, several, 'comodo')).toEqual(['replacement-extra-name'])
})

test('a lost or leaked key must not be used again; for a new server the same key is allowed', () => {
  const same = facts('example.com', { spkiSha256: 'OLD' })
  expect(codes(same, replaced(['example.com'], { reason: 'lost_key' }), 'symantec')).toEqual(['replacement-same-key'])
  expect(codes(same, replaced(['example.com'], { reason: 'leaked_key' }), 'symantec')).toEqual(['replacement-same-key'])
  expect(codes(same, replaced(['example.com']), 'symantec')).toEqual([])
})

test('the organisation must remain the same', () => {
  const ov = replaced(['example.com'], { replacedOrganisation: 'Quay Ltd' })
  expect(codes(facts('example.com', { organization: 'Quay Ltd' }), ov, 'symantec')).toEqual([])
  expect(codes(facts('example.com', { organization: 'Harbour Ltd' }), ov, 'symantec')).toEqual(['replacement-organisation'])
  expect(codes(facts('example.com'), ov, 'symantec')).toEqual(['replacement-organisation'])
})
