import { expect, test, vi } from 'vitest'
import {
  buy,
  CSR_ORGANISATION,
  call,
  configured,
  contacts,
  makeCsr,
  RAPIDSSL,
  read,
  readAll,
  readPem,
  simulator,
  statusOf,
} from '../../testing/simulator'

// Key generation and many calls take a long time on a busy computer.
vi.setConfig({ testTimeout: 30_000 })

const numberOf = (xml: string) => read(xml, 'ResponseNumber')

test('CheckLogin returns the reseller’s party id', async () => {
  const { url } = await simulator()
  const xml = await call(url, 'CheckLogin')
  expect(read(xml, 'PartyID')).toMatch(/^\{[0-9A-F-]{36}\}$/)
  expect(read(xml, 'Reseller')).toBe('True')
})

test('GetBalance can return a negative balance', async () => {
  const server = await simulator()
  await server.operate('set-account', { loginId: 'keelmark', balance: -123_456_70 })
  expect(read(await call(server.url, 'GetBalance'), 'AvailableBalance')).toBe('-123,456.70')
})

test('GetCerts lists the nineteen product types with years and prices', async () => {
  const server = await simulator()
  await server.operate('set-product', { prodType: 23, resellerPrice: 1000 })
  const xml = await call(server.url, 'GetCerts')
  expect(read(xml, 'CertCount')).toBe('19')
  expect(readAll(xml, 'ProdType').sort()).toEqual('180 181 182 183 20 21 211 212 213 214 221 222 23 24 26 27 270 274 285'.split(' '))
  const [rapid = ''] = /<Cert6>[\s\S]*<\/Cert6>/.exec(xml) ?? []
  expect(read(rapid, 'ProdCode')).toBe('certificate-rapidssl-rapidssl')
  expect(read(rapid, 'ResellerPrice')).toBe('$10.00')
  expect(readAll(rapid, 'Years')).toEqual(['1', '2', '3'])
})

test('PurchaseServices debits the price per year times the years and returns ascending ids', async () => {
  const server = await simulator()
  const first = await call(server.url, 'PurchaseServices', { Service: 'certificate-rapidssl', NumYears: '2' })
  expect(read(first, 'certid')).toBe('100001')
  expect(read(first, 'OrderID')).toMatch(/^\d{9}$/)
  expect(await buy(server.url)).toBe('100002')
  expect(read(await call(server.url, 'GetBalance'), 'Balance')).toBe('4,973.15')
  expect(server.state.ledger()).toMatchObject([
    { seq: 1, kind: 'deposit', amount: 500_000 },
    { seq: 2, kind: 'purchase', certId: 100001, cost: 1790, account: 'keelmark' },
    { seq: 3, kind: 'purchase', certId: 100002, cost: 895 },
  ])
})

test('the spelling of a purchase’s ids can be switched', async () => {
  const server = await simulator()
  await server.operate('set-switches', { purchaseIds: 'documented' })
  const xml = await call(server.url, 'PurchaseServices', { Service: RAPIDSSL })
  expect([read(xml, 'CertID'), read(xml, 'certid')]).toEqual(['100001', null])
})

test('PurchaseServices refuses an unknown or disabled product, too many years or an insufficient balance, and debits nothing', async () => {
  const server = await simulator()
  const { url } = server
  expect(numberOf(await call(url, 'PurchaseServices', { Service: 'Certificate-Unknown' }))).toBe('304182')
  expect(numberOf(await call(url, 'PurchaseServices', { Service: 'Certificate-Comodo-EV', NumYears: '3' }))).toBe('303197')
  expect(numberOf(await call(url, 'PurchaseServices', { Service: RAPIDSSL, NumYears: '1.5' }))).toBe('303197')
  await server.operate('set-product', { prodType: 23, enabled: false })
  expect(numberOf(await call(url, 'PurchaseServices', { Service: RAPIDSSL }))).toBe('315182')
  await server.operate('calm-down')
  await server.operate('set-account', { loginId: 'keelmark', balance: 894 })
  const xml = await call(url, 'PurchaseServices', { Service: RAPIDSSL })
  expect([numberOf(xml), read(xml, 'Err1')]).toEqual(['524181', 'Insufficient reseller balance'])
  expect(server.state.certificates()).toEqual([])
  expect(server.state.accounts()).toMatchObject([{ balance: 894 }])
})

test('simultaneous purchases never overdraw the balance', async () => {
  const server = await simulator({ accounts: [{ loginId: 'keelmark', password: 'harbour-light', balance: 1000 }] })
  await Promise.all(Array.from({ length: 5 }, () => call(server.url, 'PurchaseServices', { Service: RAPIDSSL })))
  expect(server.state.certificates()).toHaveLength(1)
  expect(server.state.accounts()).toMatchObject([{ balance: 105 }])
})

test('CertParseCSR reads the subject, even with old PEM headers or from bare base64', async () => {
  const { url } = await simulator()
  const CertID = await buy(url)
  const csr = await makeCsr('CN=*.example.com, O=Harbour Works, OU=Web, L=Bristol, ST=Avon, C=GB, E=ada@example.com')
  for (const CSR of [csr, csr.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'), csr.replace(/-----.*?-----|\s/g, '')]) {
    const xml = await call(url, 'CertParseCSR', { CertID, CSR })
    expect(['Success', 'DomainName', 'Organization', 'OrganizationUnit', 'State', 'Email'].map((name) => read(xml, name))).toEqual([
      'True',
      '*.example.com',
      'Harbour Works',
      'Web',
      'Avon',
      'ada@example.com',
    ])
  }
})

test('a CSR that is truncated, of another type or wrongly signed cannot be parsed', async () => {
  const { url } = await simulator()
  const CertID = await buy(url)
  const csr = await makeCsr('CN=example.com')
  const der = Buffer.from(csr.replace(/-----.*?-----|\s/g, ''), 'base64')
  der[der.indexOf('example.com')] = 'f'.charCodeAt(0)
  for (const CSR of [csr.slice(0, 200), 'not a request', der.toString('base64')]) {
    const xml = await call(url, 'CertParseCSR', { CertID, CSR })
    expect(numberOf(xml)).toBe('620397')
    expect([read(xml, 'Err1'), read(xml, 'Err2')]).toEqual(['500 - Unable to parse CSR.', 'Unable to retrieve CSR information'])
    expect(read(xml, 'ResponseCount')).toBe('2')
  }
  expect(numberOf(await call(url, 'CertParseCSR', { CertID }))).toBe('301397')
  expect(numberOf(await call(url, 'CertParseCSR', { CertID, CSR: 'A'.repeat(4501) }))).toBe('303397')
})

test('a certificate of another account is not found', async () => {
  const server = await simulator()
  const CertID = await buy(server.url)
  await server.operate('set-account', { loginId: 'other', password: 'secret' })
  for (const command of ['CertGetCertDetail', 'CertGetApproverEmail', 'CertPurchaseCert']) {
    expect(numberOf(await call(server.url, command, { uid: 'other', pw: 'secret', CertID, Domain: 'example.com' }))).toBe('316397')
  }
  expect(read(await call(server.url, 'CertGetCerts', { uid: 'other', pw: 'secret' }), 'TotalCertCount')).toBe('0')
  expect(numberOf(await call(server.url, 'CertGetCertDetail'))).toBe('301397')
  expect(numberOf(await call(server.url, 'CertGetCertDetail', { CertID: 'abc' }))).toBe('305397')
})

test('CertGetApproverEmail responds in its oddly spelled wrapper: WHOIS addresses first, then role addresses, then manual approval', async () => {
  const server = await simulator()
  await server.operate('set-whois', { domain: 'example.co.uk', emails: ['owner@elsewhere.example'] })
  const CertID = await buy(server.url)
  const xml = await call(server.url, 'CertGetApproverEmail', { CertID, Domain: 'www.example.co.uk' })
  expect(xml).toContain('<CertGetApproverEMail>')
  expect(xml).toContain('<Approver Type="Domain">\r\n<ApproverEmail><![CDATA[owner@elsewhere.example]]>')
  expect(readAll(xml, 'ApproverEmail')).toEqual([
    'owner@elsewhere.example',
    ...['admin', 'administrator', 'hostmaster', 'postmaster', 'webmaster'].map((role) => `${role}@example.co.uk`),
  ])
  expect(xml).toContain('<Approver Type="Manual"></Approver>')
  expect(numberOf(await call(server.url, 'CertGetApproverEmail', { CertID, Domain: 'co.uk' }))).toBe('304153')
})

test('CertConfigureCert stores the CSR, contacts and server type, and may be repeated', async () => {
  const { url } = await simulator()
  const CertID = await configured(url, await makeCsr('CN=old.example.com'))
  const csr = await makeCsr('CN=shop.example.com')
  const xml = await call(url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR: csr, ...contacts({ TechCity: 'Cardiff' }) })
  expect(readAll(xml, 'ApproverEmail')).toContain('hostmaster@shop.example.com')
  const detail = await call(url, 'CertGetCertDetail', { CertID })
  expect([read(detail, 'CertStatusID'), read(detail, 'DomainName'), read(detail, 'WebServerTypeID')]).toEqual([
    '1',
    'shop.example.com',
    '18',
  ])
  expect([read(detail, 'TechCity'), read(detail, 'AdminStateProvince'), read(detail, 'PVT')]).toEqual(['Cardiff', 'Avon', ''])
  expect(readPem(detail, 'CSR').trim()).toBe(csr.trim())
  expect(read(detail, 'CSR')).toMatch(/^ -----BEGIN/)
})

test.each([
  ['a missing first name', { TechFName: '' }, '301022'],
  ['a missing email', { AdminEmailAddress: '' }, '301078'],
  ['an email without a domain', { BillingEmailAddress: 'ada' }, '304079'],
  ['a country that is not a code', { AdminCountry: 'Britain' }, '304058'],
  ['a telephone number in another form', { AdminPhone: '0117 5550100' }, '304148'],
  ['a server type of the other family', { WebServerType: '1031' }, '304397'],
])('CertConfigureCert refuses %s', async (_, changed, number) => {
  const { url } = await simulator()
  const CertID = await buy(url)
  const CSR = await makeCsr('CN=example.com')
  const xml = await call(url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR, ...contacts(changed) })
  expect(numberOf(xml)).toBe(number)
  expect(read(await call(url, 'CertGetCertDetail', { CertID }), 'ConfigDate')).toBe('')
})

test("a contact with a bad telephone number is refused in Enom's words", async () => {
  const { url } = await simulator()
  const CertID = await buy(url)
  const CSR = await makeCsr('CN=example.com')
  const xml = await call(url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR, ...contacts({ AdminPhone: '123' }) })
  expect(read(xml, 'Err2')).toBe('Parameter value range error - 7037 - Invalid telephone number format.')
})

test.each([
  ['a wildcard name for a non-wildcard product', RAPIDSSL, 'CN=*.example.com', '304397'],
  ['a plain name for a wildcard product', 'Certificate-GeoTrust-TrueBizID-Wildcard', 'CN=example.com, O=A, C=GB', '304397'],
  ['a name that is not a domain', RAPIDSSL, 'CN=localhost', '304153'],
  ['no name', RAPIDSSL, 'O=Harbour Works', '304153'],
  ['no organisation where it is validated', 'Certificate-GeoTrust-TrueBizID', 'CN=example.com, C=GB', '304397'],
])('CertConfigureCert refuses a CSR with %s', async (_, service, name, number) => {
  const { url } = await simulator()
  const CertID = await buy(url, service)
  const xml = await call(url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR: await makeCsr(name), ...contacts() })
  expect(numberOf(xml)).toBe(number)
})

test('CertConfigureCert refuses a weak key', async () => {
  const { url } = await simulator()
  const CertID = await buy(url)
  const weak = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) }
  const CSR = await makeCsr('CN=example.com', weak)
  const xml = await call(url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR, ...contacts() })
  expect(read(xml, 'Err1')).toContain('too weak')
})

test('an organisation-validated product requires the admin contact’s organisation and job title', async () => {
  const { url } = await simulator()
  const CertID = await buy(url, 'Certificate-GeoTrust-TrueBizID')
  const CSR = await makeCsr('CN=example.com, O=Harbour Works, C=GB')
  const configure = (changed: Record<string, string>) =>
    call(url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR, ...contacts(changed) })
  expect(numberOf(await configure({ AdminOrgName: '' }))).toBe('301009')
  expect(numberOf(await configure({ AdminJobTitle: '' }))).toBe('301063')
  expect(numberOf(await configure({ TechOrgName: '', TechJobTitle: '' }))).toBeNull()
})

test('CertPurchaseCert refuses an unconfigured certificate, an approver of another domain and a second submission', async () => {
  const { url } = await simulator()
  const fresh = await buy(url)
  expect(numberOf(await call(url, 'CertPurchaseCert', { CertID: fresh, ApproverEmail: 'admin@example.com' }))).toBe('706397')
  const CertID = await configured(url, await makeCsr('CN=www.example.com'))
  const foreign = await call(url, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.org' })
  expect([numberOf(foreign), await statusOf(url, CertID)]).toEqual(['304012', '1'])
  const sent = await call(url, 'CertPurchaseCert', { CertID, ApproverEmail: 'Admin@Example.com' })
  expect([read(sent, 'Success'), read(sent, 'ApproverEmail'), await statusOf(url, CertID)]).toEqual(['True', 'admin@example.com', '2'])
  expect(read(sent, 'GeoTrustOrderID')).toMatch(/^\d{8,10}$/)
  expect(numberOf(await call(url, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com' }))).toBe('706397')
  const CSR = await makeCsr('CN=other.example')
  expect(numberOf(await call(url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR, ...contacts() }))).toBe('706397')
})

test('the GeoTrust API cannot be reached if a contact has an accent, while Comodo accepts it', async () => {
  const { url } = await simulator()
  const csr = await makeCsr('CN=example.com')
  const CertID = await buy(url)
  const accented = contacts({ TechLName: 'Lindström' })
  expect(read(await call(url, 'CertConfigureCert', { CertID, WebServerType: '18', CSR: csr, ...accented }), 'ErrCount')).toBe('0')
  const refused = await call(url, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com' })
  expect([numberOf(refused), read(refused, 'Err1')]).toEqual(['607397', 'There was a failure connecting to the GeoTrust API.'])
  const comodo = await buy(url, 'Certificate-Comodo-Essential')
  await call(url, 'CertConfigureCert', { CertID: comodo, WebServerType: '1000', CSR: csr, ...accented })
  const sent = await call(url, 'CertPurchaseCert', { CertID: comodo, ApproverEmail: 'admin@example.com', ...CSR_ORGANISATION })
  expect([read(sent, 'ErrCount'), await statusOf(url, comodo)]).toEqual(['0', '9'])
})

test('Comodo requires the organisation fields: filled in for organisation validation, at least sent for domain validation', async () => {
  const { url } = await simulator()
  const CertID = await configured(url, await makeCsr('CN=example.com, O=A, C=GB'), 'Certificate-Comodo-Instant', '1000')
  const domain = await configured(url, await makeCsr('CN=example.com'), 'Certificate-Comodo-Essential', '1000')
  const send = (id: string, block: Record<string, string>) =>
    call(url, 'CertPurchaseCert', { CertID: id, ApproverEmail: 'admin@example.com', ...block })
  const blank = Object.fromEntries(Object.keys(CSR_ORGANISATION).map((name) => [name, '']))
  expect(numberOf(await send(CertID, blank))).toBe('301009')
  expect(numberOf(await send(CertID, { ...CSR_ORGANISATION, CSRPostalCode: '' }))).toBe('301006')
  expect(numberOf(await send(CertID, CSR_ORGANISATION))).toBeNull()
  expect(numberOf(await send(domain, {}))).toBe('301009')
  expect(numberOf(await send(domain, blank))).toBeNull()
})

test('CertPurchaseCert reports an unreachable authority, and works once it is back', async () => {
  const server = await simulator()
  const CertID = await configured(server.url, await makeCsr('CN=example.com'))
  await server.operate('set-switches', { authorityDown: true })
  const send = () => call(server.url, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com' })
  expect(numberOf(await send())).toBe('607397')
  await server.operate('set-switches', { authorityDown: false })
  expect(numberOf(await send())).toBeNull()
})

test('CertGetCerts filters, sorts and pages, echoes the filter, and puts the total outside the list', async () => {
  const server = await simulator()
  const { url } = server
  const first = await configured(url, await makeCsr('CN=b.example.com'))
  const second = await configured(url, await makeCsr('CN=a.example.org'), 'Certificate-Comodo-Essential', '1000')
  const third = await buy(url)
  const list = async (filter: Record<string, string>) => readAll(await call(url, 'CertGetCerts', filter), 'CertID')
  expect(await list({})).toEqual([first, second, third])
  expect(await list({ SortByDirection: 'Desc', PagingPageSize: '2' })).toEqual([third, second])
  expect(await list({ StartPosition: '3' })).toEqual([third])
  expect(await list({ ProdType: '211' })).toEqual([second])
  expect(await list({ DomainNameContains: 'EXAMPLE.com' })).toEqual([first])
  expect(await list({ SortBy: 'Domain' })).toEqual([third, second, first])
  expect(await list({ CertStatusID: '4' })).toEqual([])
  expect(await list({ OrderDateStart: '01/01/2020', OrderDateEnd: '1/2/2020' })).toEqual([])
  await server.operate('set-switches', { statusIdName: 'CertStatusid' })
  const xml = await call(url, 'CertGetCerts', { CertStatusID: '1', PagingPageSize: '1' })
  expect(['CertStatusid', 'StatusID', 'Count', 'TotalRecords', 'TotalCertCount'].map((name) => read(xml, name))).toEqual([
    '1',
    '1',
    '1',
    '3',
    '3',
  ])
})

test('a certificate whose term has ended is shown as expired, but its status stays the same', async () => {
  const server = await simulator({ instant: true })
  const CertID = await configured(server.url, await makeCsr('CN=example.com'))
  await call(server.url, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com' })
  const row = async () => {
    const xml = await call(server.url, 'CertGetCerts')
    return [read(xml, 'IsExpired'), read(xml, 'CertStatusID')]
  }
  expect(await row()).toEqual(['False', '4'])
  await server.operate('set-switches', { clockDays: 367 })
  expect(await row()).toEqual(['True', '4'])
})
