import { expect, test } from 'vitest'
import { changeTexts } from './change-text'

const shown = (before: Parameters<typeof changeTexts>[0]['before'], after: typeof before, subjectKind = 'product') =>
  changeTexts({ subjectKind, before, after }).map((change) => [change.field, change.before, change.after])

test('the audit log names fields in words, and leaves names that staff gave as they are', () => {
  const choices = { '0': { typeCode: 'rapidssl' } }
  expect(shown(null, { suspendedReason: 'Fraud', loginId: 'kim', mail_text: 'x', isShared: true, choices, 'Wildcard v1.2': 'y' })).toEqual([
    ['Wildcard v1.2', null, 'y'],
    ['Choices / 0 / certificate type', null, 'rapidssl'],
    ['Also used for other purchases', null, 'yes'],
    ['Login ID', null, 'kim'],
    ['Mail text', null, 'x'],
    ['Reason for the suspension', null, 'Fraud'],
  ])
})

test('amounts are shown as money in the currency that the entry gives, or in Enom’s; without a currency, as recorded', () => {
  expect(shown({ lowBalance: 10000 }, { lowBalance: 25000 }, 'enom_account')).toEqual([['Low balance', '$100.00', '$250.00']])
  expect(shown(null, { amount: 50000 }, 'enom_account')).toEqual([['Amount', null, '$500.00']])
  expect(shown({ prices: { 'rapidssl, 1 y, JPY': 1900 } }, { prices: { 'rapidssl, 1 y, JPY': 2100 } })).toEqual([
    ['Prices / rapidssl, 1 y, JPY', '¥1,900', '¥2,100'],
  ])
  expect(shown(null, { currency: 'EUR', prices: { 'RapidSSL, 2': 3400 } })).toContainEqual(['Prices / RapidSSL, 2', null, '€34.00'])
  expect(shown({ currency: 'USD', amount: 500 }, { currency: 'EUR', amount: 400 })).toContainEqual(['Amount', '$5.00', '€4.00'])
  const choice = (amount: number) => ({ currency: 'USD', choices: { x: { currency: 'EUR', amount } } })
  expect(shown(choice(1900), choice(2100))).toEqual([['Choices / x / amount', '€19.00', '€21.00']])
  expect(shown(null, { amount: 1900 })).toEqual([['Amount', null, '1900']])
  expect(shown(null, { amount: 1900, currency: 'none' })).toContainEqual(['Amount', null, '1900'])
})

test('ISO dates are shown as dates, with the time if there is one', () => {
  const after = { saleFrom: '2026-11-14T00:00:00.000Z', validFrom: '2026-11-14T09:12:00.000Z', asOf: '2026-11-30', note: '2026-13-45' }
  expect(shown(null, after)).toEqual([
    ['Date of the rate', null, '30 Nov 2026'],
    ['Note', null, '2026-13-45'],
    ['Sale from', null, '14 Nov 2026'],
    ['Valid from', null, '14 Nov 2026, 09:12 UTC'],
  ])
})
