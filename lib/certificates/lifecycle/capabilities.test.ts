import { expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { CAPABILITIES, CERTIFICATE_ACTIONS, type Family, proofMethodsOf, waysOf } from './capabilities'
import { columnsOf, type Place } from './places'

type With = { place?: Place; family?: Family; otherApprovers?: string[]; reason?: 'first' | 'lost_key'; proofMethod?: 'email' | 'dns' }

const ways = ({
  place = 'validation:approval',
  family = 'symantec',
  otherApprovers = [],
  reason = 'first',
  proofMethod = 'email',
}: With = {}) => waysOf({ ...columnsOf(place), type: { family }, issuance: { otherApprovers, reason, proofMethod } })

test('while approval is pending, RapidSSL can be resent, changed and withdrawn here; withdrawing a Sectigo request is done by support', () => {
  expect(ways()).toEqual({ resend_approval: 'api', change_approver: 'api', withdraw: 'api' })
  expect(ways({ family: 'comodo' })).toEqual({ resend_approval: 'api', change_approver: 'api', withdraw: 'support' })
})

test('the inbox for one of several names is changed by support', () => {
  expect(ways({ otherApprovers: ['admin@example.org'] }).change_approver).toBe('support')
})

test('for a replacement, support resends the approval email and changes the inbox', () => {
  expect(ways({ reason: 'lost_key' })).toEqual({ resend_approval: 'support', change_approver: 'support', withdraw: 'support' })
})

test('before submission and after approval there is nothing to resend or withdraw', () => {
  expect(ways({ place: 'setup' })).toEqual({})
  expect(ways({ place: 'validation:issuing' })).toEqual({})
  expect(ways({ place: 'issued', reason: 'lost_key' })).toEqual({ reissue: 'api', resend_files: 'api' })
})

test('a domain proved by DNS has no email to resend, and DNS is offered only where Enom accepts it', () => {
  expect(ways({ proofMethod: 'dns' })).toEqual({ withdraw: 'api' })
  const offered = CERTIFICATE_TYPES.filter((type) => proofMethodsOf(type, null).includes('dns')).map(({ code }) => code)
  expect(offered.toSorted()).toEqual(['geotrust-quickssl', 'geotrust-quickssl-premium', 'rapidssl'])
  expect(proofMethodsOf({ code: 'rapidssl', family: 'symantec' }, { reason: 'lost_key' })).toEqual(['email'])
})

test('every entry cites its source', () => {
  for (const family of Object.values(CAPABILITIES)) {
    for (const action of CERTIFICATE_ACTIONS) expect(family[action].source).not.toBe('')
  }
})

test('this table and the list of types agree on how early a certificate can be reordered and whether its remaining days are added', () => {
  for (const { family, reorderDays, carriesOver } of CERTIFICATE_TYPES) {
    const { early_order, left_over_days } = CAPABILITIES[family]
    expect([early_order.days, left_over_days.way === 'api']).toEqual([reorderDays, carriesOver])
  }
})
