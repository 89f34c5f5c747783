import { expect, test } from 'vitest'
import { enomPhone } from './phone'
import { serverTypeId } from './server-types'
import { stageOf, statusIdOf } from './stages'

test('Enom’s status id decides; words only where the id is new, and new words never fail', () => {
  expect([1, 2, 4, 6, 7, 8, 9, 10, 12, 13].map((id) => stageOf(id, 'anything'))).toEqual([
    'not_configured',
    'processing',
    'issued',
    'declined',
    'refunded',
    'refunded',
    'awaiting_approval',
    'approved',
    'issued',
    'issued',
  ])
  expect(stageOf(44, ' Cert Issued ')).toBe('issued')
  expect(stageOf(44, 'Held for a look')).toBe('unknown')
  expect(stageOf(0, 'Approval email sent')).toBe('awaiting_approval')
  expect([statusIdOf(44, 'Cert Issued'), statusIdOf(undefined, 'Cert Issued'), statusIdOf(undefined, 'Held')]).toEqual([44, 4, 0])
})

test('server software without a number of its own goes as “Other” of the right authority', () => {
  expect(serverTypeId('apache', 'symantec')).toBe(21)
  expect(serverTypeId('apache', 'comodo')).toBe(1002)
  expect(serverTypeId('nginx', 'symantec')).toBe(18)
  expect(serverTypeId('nginx', 'comodo')).toBe(1000)
})

test('phone numbers get the dot Enom wants after the country code', () => {
  expect(['+12065550100', '+493012345', '+351210000000', '+1.2065550100'].map(enomPhone)).toEqual([
    '+1.2065550100',
    '+49.3012345',
    '+351.210000000',
    '+1.2065550100',
  ])
})
