import { expect, test } from 'vitest'
import { enomPhone } from './phone'
import { serverTypeId } from './server-types'
import { stageOf, statusIdOf } from './stages'

test('Enom’s status id decides, words count only if the id is unknown, and new words never cause a failure', () => {
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

test.each([
  [7, 'Issued'],
  [7, 'Certificate Issued'],
  [7, 'Active'],
  [8, 'Processing'],
  [8, 'Awaiting Configuration'],
  [4, 'Processing'],
  [4, 'Approval Email Sent'],
  [4, 'Rejected by Customer'],
  [4, 'Refunded - Cert Issued'],
  [12, 'Awaiting Configuration'],
  [13, 'Refunded'],
  [1, 'Certificate Issued'],
  [2, 'Refunded - No Cert Issued'],
  [9, 'Cert Installed'],
  [6, 'Certificate Issued'],
])('status %i with the words “%s” is unknown', (id, words) => {
  expect(stageOf(id, words)).toBe('unknown')
})

test.each([
  [1, 'Awaiting configuration', 'not_configured'],
  [2, 'Approval Email Sent', 'processing'],
  [4, 'Certificate Issued', 'issued'],
  [4, ' cert issued', 'issued'],
  [4, 'Issued', 'issued'],
  [4, '', 'issued'],
  [6, 'Rejected by Customer', 'declined'],
  [7, 'Refunded - No Cert Issued', 'refunded'],
  [8, 'Refunded - Cert Issued', 'refunded'],
  [9, 'Approval Email Sent', 'awaiting_approval'],
  [10, 'Approved by Domain Owner', 'approved'],
  [12, 'Pending Installation', 'issued'],
  [13, 'Cert Installed', 'issued'],
])('status %i with the words “%s” is %s', (id, words, stage) => {
  expect(stageOf(id, words)).toBe(stage)
})

test('server software without its own number is sent as “Other” for the right authority', () => {
  expect(serverTypeId('apache', 'symantec')).toBe(21)
  expect(serverTypeId('apache', 'comodo')).toBe(1002)
  expect(serverTypeId('nginx', 'symantec')).toBe(18)
  expect(serverTypeId('nginx', 'comodo')).toBe(1000)
})

test('phone numbers get the dot Enom expects after the country code', () => {
  expect(['+12065550100', '+493012345', '+351210000000'].map(enomPhone)).toEqual(['+1.2065550100', '+49.3012345', '+351.210000000'])
})
