import { expect, test } from 'vitest'
import { kindOf } from '../../enom/codes'
import type { Effect } from '../../enom/command'
import { certPurchaseCert } from '../../enom/commands/cert-purchase-cert'
import { purchaseServices } from '../../enom/commands/purchase-services'
import { EnomError, type EnomErrorKind } from '../../enom/errors'
import { saysNotSold, saysNotThere } from '../errors'
import { classify } from './classify'

const refused = (command: string, text: string, code: string) => {
  const { trouble, field } = classify(new EnomError('refused', command, [{ code, text }]), 'once')
  return field ? `${trouble}:${field}` : trouble
}

test.each([
  ['PurchaseServices', 'Insufficient reseller balance', '524181', 'funds_needed'],
  ['PurchaseServices', 'The API is down for maintenance.', '618247', 'unreachable'],
  ['PurchaseServices', 'Invalid product type', '304182', 'refused_for_good'],
  ['PurchaseServices', 'NumYears must be a whole number from 1 to 2', '303197', 'refused_for_good'],
  ['CertConfigureCert', '500 - Unable to parse CSR.', '620397', 'fixable:csr'],
  ['CertConfigureCert', 'The common name must be *.sld.tld', '304397', 'fixable:csr'],
  ['CertConfigureCert', 'WebServerType is missing or not valid for this product', '304397', 'refused_for_good'],
  ['CertConfigureCert', 'Invalid admin information.', '304148', 'fixable:contacts'],
  ['CertConfigureCert', 'AdminEmailAddress is missing', '301078', 'fixable:contacts'],
  ['CertPurchaseCert', 'There was a failure connecting to the GeoTrust API.', '607397', 'fixable:contacts'],
  ['CertConfigureCert', 'Connection to the Comodo API failed.', '607397', 'unreachable'],
  ['CertPurchaseCert', 'ApproverEmail is not on the list of allowed approvers: x@y.example', '304012', 'fixable:approver'],
  ['CertPurchaseCert', 'the key was used in a revoked certificate', '304397', 'fixable:csr'],
  ['CertPurchaseCert', 'The status of this certificate does not allow this: Processing', '706397', 'unclear'],
  ['CertGetCertDetail', 'Certificate not found', '316397', 'refused_for_good'],
])('%s answered with “%s” (%s) is %s', (command, text, code, expected) => {
  expect(refused(command, text, code)).toBe(expected)
})

test.each<[EnomErrorKind, Effect, string]>([
  ['unreachable', 'once', 'unreachable'],
  ['rate-limited', 'once', 'unreachable'],
  ['doubtful', 'once', 'unclear'],
  ['unknown-outcome', 'once', 'unclear'],
  ['garbled', 'once', 'unclear'],
  ['unknown-outcome', 'overwrite', 'unreachable'],
  ['garbled', 'read', 'unreachable'],
])('%s in a call with effect %s is %s', (kind, effect, trouble) => {
  expect(classify(new EnomError(kind, 'Any', [{ text: 'timed out' }]), effect).trouble).toBe(trouble)
})

test.each([
  ['CertGetCertDetail', '316397', true, false],
  ['CertGetCertDetail', '608397', false, false],
  ['CertGetCertDetail', '616397', false, false],
  ['CertGetCertDetail', undefined, false, false],
  ['PE_GetProductPrice', '304182', false, true],
  ['PE_GetProductPrice', '315182', false, true],
  ['PE_GetProductPrice', '608174', false, false],
  ['PE_GetProductPrice', '608182', false, false],
])('%s refused with %s: not there %s, not sold %s', (command, code, isNotThere, isNotSold) => {
  const error = classify(new EnomError('refused', command, [{ ...(code ? { code } : {}), text: 'No.' }]), 'read')
  expect([saysNotThere(error), saysNotSold(error)]).toEqual([isNotThere, isNotSold])
})

test.each(['Your account does not have enough funds', 'The balance is low', 'Failure connecting to GeoTrust API', 'Wrong password'])(
  '“%s” without a code, or with a code from Enom’s own systems, leaves a purchase and a submission unclear',
  (text) => {
    for (const command of [purchaseServices, certPurchaseCert]) {
      for (const code of [undefined, '607397', '621000'])
        expect(command.isClearNo([code ? { code, text } : { text }]), `${command.name} ${code}`).toBe(false)
    }
  },
)

test('a code about the password is a refused login, unless Enom’s own systems failed', () => {
  expect(['304156', '301156', '316155', '706156'].map((code) => kindOf([{ code, text: 'x' }]))).toEqual(Array(4).fill('unauthorised'))
  expect(['608156', '616155', '304157'].map((code) => kindOf([{ code, text: 'x' }]))).toEqual(Array(3).fill('refused'))
})

test('an unregistered address is not mistaken for a wrong password, even next to a second error', () => {
  const both = [{ code: '713254', text: 'User not permitted from this IP address - 4' }, { text: 'Account not found in database.' }]
  expect(classify(new EnomError('unauthorised', 'CheckLogin', both), 'read').trouble).toBe('ip_refused')
  expect(classify(new EnomError('unauthorised', 'CheckLogin', [{ text: 'Bad User name or Password' }]), 'read').trouble).toBe(
    'login_refused',
  )
})
