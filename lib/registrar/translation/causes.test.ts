import { expect, test } from 'vitest'
import { buyerProblem } from '../../certificates/lifecycle/problems'
import { refuse } from '../../enom/simulator/refusals'
import { PASSWORD_UNREADABLE } from '../accounts/password-context'
import { causeOf, causeOfWords, wordsOf } from './causes'

const said = (text: string, number?: string, command?: string) => causeOf({ text, number, command })

test.each([
  ['Bad User name or Password', '304155', 'login'],
  ['Bad User name or Password - 3', undefined, 'login'],
  [PASSWORD_UNREADABLE, undefined, 'login'],
  ['User not permitted from this IP address - 4', '713254', 'ip'],
  ['Invalid client IP 198.51.100.4', undefined, 'ip'],
  ['Insufficient reseller balance', '524181', 'funds'],
  ['You have insufficient funds for this order', undefined, 'funds'],
  ['Your account does not have enough funds for this purchase.', undefined, 'funds'],
  ['Not enough money in the reseller account: low balance', undefined, 'funds'],
  ['The account balance is too low', undefined, 'funds'],
  ['Your available balance isn’t sufficient.', undefined, 'funds'],
  ['Available balance: insufficient', undefined, 'funds'],
  ['Low reseller balance. Please refill your account.', undefined, 'funds'],
  ['The order exceeds your available credit', undefined, 'funds'],
  ['Your balance cannot cover this; please refill your account', undefined, 'funds'],
  ['Failed to deduct', '519181', 'funds'],
  ['Passwords do not match', '304156', 'login'],
  ['Something about the password', '301156', 'login'],
  ['Invalid login ID or password.', undefined, 'login'],
  ['The API token is not valid', undefined, 'login'],
  ['Wrong username', undefined, 'login'],
  ['Password expired', undefined, 'login'],
  ['Login failed', undefined, 'login'],
  ['Failure connecting to GeoTrust API', undefined, 'contacts-not-ascii'],
  ['failure connecting to GeoTrust API.', '607397', 'contacts-not-ascii'],
  ['Failed to connect to the GeoTrust API', '607397', 'contacts-not-ascii'],
  ['There was a failure in connecting to GeoTrust’s API', undefined, 'contacts-not-ascii'],
  ['GeoTrust API connection failure', '607397', 'contacts-not-ascii'],
  ['The API is down for maintenance.', '618247', 'maintenance'],
  ['Too many requests. Please try again later.', '706150', 'throttled'],
  ['There was a failure connecting to the GeoTrust API.', '607397', 'contacts-not-ascii'],
  ['Connection to the Comodo API failed.', '607397', 'authority-down'],
  ['Invalid Registrant information. / Parameter value range error - 7037 - Invalid telephone number format.', '304145', 'contacts'],
  ['Invalid admin information.', '304148', 'contacts'],
  ['AdminPhone is missing', '301068', 'contacts'],
  ['ApproverEmail is not on the list of allowed approvers: x@y.example', '304012', 'approver'],
  ['500 - Unable to parse CSR. / Unable to retrieve CSR information', '620397', 'csr-unreadable'],
  ['Unable to retrieve CSR information', undefined, 'csr-unreadable'],
  ['The common name must be *.sld.tld', '304397', 'csr'],
  ['a.example is listed twice', '302153', 'csr'],
  ['[WEAK_KEY] (csr): the key is too short', undefined, 'weak-key'],
  ['[CAA_CHECK_FAILED] (domain.cn): not allowed', undefined, 'caa'],
  ['[INTERNAL_DATA_CHECK_FAILED] (org): embargo', undefined, 'screening'],
  ['[DNS_ENTRY_MISSING] (domain.cn): no record', undefined, 'proof-missing'],
  ['[FILE_NOT_FOUND] (domain.cn): 404', undefined, 'proof-missing'],
  ['WebServerType is missing or not valid for this product', '304397', 'server-type'],
  ['DVAuthMethod must be File, DNS or Email', '304397', 'proof-method'],
  ['Certificate not found', '316397', 'not-there'],
  ['An error occurred while your request was processed.', '616397', 'system'],
  ['The certificate has expired', '317397', 'expired'],
  ['Invalid product type', '304182', 'product'],
  ['This product type is not available', '315182', 'product'],
  ['NumYears must be a whole number from 1 to 2', '303197', 'term'],
  ['Invalid command', '304150', 'command'],
  ['The reseller is not active', '713249', 'account'],
  ['CertReissueCert is not available for this product', '706397', 'brand'],
  ['Something nobody has seen', '399333', 'unknown'],
  ['Something nobody has seen', undefined, 'unknown'],
])('“%s” (%s) has the cause %s, and so do the words stored for staff', (text, number, name) => {
  expect(said(text, number).name).toBe(name)
  const kept = causeOfWords(wordsOf({ text, number }))
  expect(kept?.name ?? 'unknown').toBe(name)
  expect(kept?.admin ?? '').not.toContain('undefined')
})

test.each([
  'Insufficient privileges',
  'The key is too short',
  'Your credit card was declined: low limit',
  'Invalid contact password hint field',
  'The domain failed. Connection to the registry',
  'The balance sheet of the organisation was read',
])('“%s” is not mistaken for a problem with the balance, the login or non-ASCII letters', (text) => {
  expect(['funds', 'login', 'contacts-not-ascii']).not.toContain(said(text).name)
})

test('words that are not Enom’s are not assigned a cause', () => {
  expect(causeOfWords('An earlier call ended without a stored response.')).toBeNull()
  expect(causeOfWords('')).toBeNull()
})

test('a wrong status after a submission leaves the outcome unclear, but is an ordinary refusal for any other command', () => {
  const text = 'The status of this certificate does not allow this: Processing'
  expect(said(text, '706397', 'CertPurchaseCert').trouble).toBe('unclear')
  for (const command of ['CertModifyOrder', 'CertReissueCert', 'CertResendApproverEmail', 'CertChangeApproverEmail']) {
    expect(said(text, '706397', command), command).toMatchObject({ name: 'wrong-status', trouble: 'refused_for_good' })
  }
})

test('an error in a contact is explained to staff with the contact’s role and the field', () => {
  expect(said('AdminPhone is missing', '301068').admin).toContain('administrative contact: phone, missing')
})

test('a problem the buyer can fix leads to the right step, in the shop’s own words', () => {
  const seen = new Map<string, string[]>()
  const everything = Object.values(refuse).flatMap((make) => {
    const { errors, responses } = Reflect.apply(make, refuse, ['Admin', '304148', 'x'])
    return [{ text: errors.join(' / '), number: responses[0]?.number }]
  })
  for (const { text, number } of [
    ...everything,
    { text: '[WEAK_KEY] (csr): x', number: undefined },
    { text: 'Approver', number: undefined },
  ]) {
    const { field, buyer, trouble, admin } = said(text, number)
    expect(buyer).toMatch(/^[A-Z].*\.$/)
    expect(admin).toMatch(/^[A-Z].*\.$/)
    expect(buyer).not.toMatch(/enom|304|csr\b/i)
    expect(field !== undefined).toBe(trouble === 'fixable')
    if (field) seen.set(field, [...(seen.get(field) ?? []), buyer])
  }
  const steps = { csr: 'step 1', contacts: 'step 2', approver: 'step 3' } as const
  for (const field of ['csr', 'contacts', 'approver'] as const) {
    const sentences = seen.get(field) ?? []
    expect(sentences).toContain(buyerProblem(`${field}-refused`).sentence)
    for (const sentence of sentences) expect(sentence).toContain(steps[field])
  }
})

test('every refusal from the simulator has a known cause', () => {
  const unknown = Object.entries(refuse).filter(([, make]) => {
    const { errors, responses } = Reflect.apply(make, refuse, ['Admin', '304148', 'x'])
    return said(errors.join(' / '), responses[0]?.number).name === 'unknown'
  })
  // The shop buys certificates one by one and never uses the cart; `undocumented` is a strict simulator's response to other clients.
  expect(
    unknown.map(([name]) => name).filter((name) => !/^(undocumented|cart|endUser|orderId|certId(Missing|Invalid)|field)/.test(name)),
  ).toEqual([])
})
