import { expect, test } from 'vitest'
import { CAPABILITIES, CERTIFICATE_ACTIONS, waysOf } from './capabilities'

const at = { place: 'validation:approval', family: 'symantec', otherApprovers: [], isReplacement: false } as const

test('while approval is waiting, RapidSSL resends, changes and withdraws here; withdrawing a Sectigo request goes to support', () => {
  expect(waysOf(at)).toEqual({ resend_approval: 'api', change_approver: 'api', withdraw: 'api' })
  expect(waysOf({ ...at, family: 'comodo' })).toEqual({ resend_approval: 'api', change_approver: 'api', withdraw: 'support' })
})

test('the inbox of one of several names is changed by support', () => {
  expect(waysOf({ ...at, otherApprovers: ['admin@example.org'] }).change_approver).toBe('support')
})

test('what a replacement waits for is resent and changed by support', () => {
  expect(waysOf({ ...at, isReplacement: true })).toEqual({ resend_approval: 'support', change_approver: 'support', withdraw: 'support' })
})

test('before it is sent and after it is approved there is nothing to resend or withdraw', () => {
  expect(waysOf({ ...at, place: 'setup' })).toEqual({})
  expect(waysOf({ ...at, place: 'validation:issuing' })).toEqual({})
  expect(waysOf({ ...at, place: 'issued', isReplacement: true })).toEqual({ reissue: 'api', resend_files: 'api' })
})

test('every entry names its source', () => {
  for (const family of Object.values(CAPABILITIES)) {
    for (const action of CERTIFICATE_ACTIONS) expect(family[action].source).not.toBe('')
  }
})
