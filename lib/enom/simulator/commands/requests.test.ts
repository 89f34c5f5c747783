import { createPublicKey, X509Certificate } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { startInbox } from '../../../email/inbox/start'
import {
  afterwards,
  buy,
  CSR_ORGANISATION,
  call,
  configured,
  contacts,
  domainList,
  folder,
  makeCsr,
  RAPIDSSL,
  read,
  readAll,
  readPem,
  simulator,
  statusOf,
} from '../../testing/simulator'
import * as x509 from '../x509'

// Key generation and email delivery take a long time on a busy computer.
vi.setConfig({ testTimeout: 30_000, expect: { poll: { timeout: 10_000 } } })

const numberOf = (xml: string) => read(xml, 'ResponseNumber')
const COMODO = 'Certificate-Comodo-Essential'
const UCC = 'Certificate-Comodo-UCC-DV'

const send = (url: string, CertID: string, more: Record<string, string> = {}) =>
  call(url, 'CertPurchaseCert', { CertID, ApproverEmail: 'admin@example.com', ...CSR_ORGANISATION, ...more })

/** Returns a certificate whose request has been submitted. `more` is passed to CertPurchaseCert. */
async function sent(url: string, service = RAPIDSSL, more: Record<string, string> = {}): Promise<string> {
  const CertID = await configured(
    url,
    await makeCsr('CN=example.com, O=Harbour Works, C=GB'),
    service,
    service.includes('Comodo') ? '1000' : '18',
  )
  expect(read(await send(url, CertID, more), 'ErrCount')).toBe('0')
  return CertID
}

async function withInbox() {
  const box = await startInbox({ smtpPort: 0, httpPort: 0, dataDir: await folder() })
  afterwards(() => box.close())
  return { box, server: await simulator({ smtpUrl: box.smtpUrl }) }
}

const keyOf = (csr: string) =>
  createPublicKey({ key: Buffer.from(new x509.Pkcs10CertificateRequest(csr).publicKey.rawData), format: 'der', type: 'spki' })

test.each([
  ['a RapidSSL', RAPIDSSL, '2'],
  ['a Comodo', COMODO, '9'],
])('CertModifyOrder withdraws the request for %s, and the next one may name another domain', async (_, service, status) => {
  const server = await simulator()
  const { url } = server
  const CertID = await sent(url, service)
  expect(await statusOf(url, CertID)).toBe(status)
  const link = `${url}/approve/${server.state.certificates()[0]?.submission?.token}`
  const xml = await call(url, 'CertModifyOrder', { CertID })
  expect([read(xml, 'CertID'), read(xml, 'Success'), await statusOf(url, CertID)]).toEqual([CertID, null, '1'])
  expect((await fetch(link)).status).toBe(404)
  const CSR = await makeCsr('CN=example.net')
  const type = service === COMODO ? '1000' : '18'
  await call(url, 'CertConfigureCert', { CertID, WebServerType: type, CSR, ...contacts() })
  expect(read(await send(url, CertID, { ApproverEmail: 'admin@example.net' }), 'ErrCount')).toBe('0')
  expect(server.state.ledger().filter(({ kind }) => kind === 'purchase')).toHaveLength(1)
})

test('CertModifyOrder is refused once the authority has validated the domain', async () => {
  const server = await simulator()
  const CertID = await sent(server.url, 'Certificate-GeoTrust-TrueBizID')
  await server.operate('approve', { certId: CertID })
  expect(await statusOf(server.url, CertID)).toBe('2')
  expect(numberOf(await call(server.url, 'CertModifyOrder', { CertID }))).toBe('706397')
})

test('CertChangeApproverEmail emails another approver a new link, and the old link stops working', async () => {
  const { box, server } = await withInbox()
  const CertID = await sent(server.url)
  await expect.poll(() => box.messages('admin@example.com').length).toBe(1)
  const change = (ApproverEmail: string) => call(server.url, 'CertChangeApproverEmail', { CertID, ApproverEmail })
  expect(numberOf(await change('somebody@example.org'))).toBe('304012')
  const xml = await change('hostmaster@example.com')
  expect([read(xml, 'ApproverEmail'), read(xml, 'Success')]).toEqual(['hostmaster@example.com', 'true'])
  await expect.poll(() => box.messages('hostmaster@example.com').length).toBe(1)
  const link = (to: string) => /https?:\S+\/approve\/\S+/.exec(box.messages(to).at(-1)?.text ?? '')?.[0] ?? ''
  expect((await fetch(link('admin@example.com'))).status).toBe(404)
  expect((await fetch(link('hostmaster@example.com'))).status).toBe(200)
  expect(read(await call(server.url, 'CertGetCertDetail', { CertID }), 'ApproverEmail')).toBe('hostmaster@example.com')
})

test('CertResendApproverEmail sends the same link again', async () => {
  const { box, server } = await withInbox()
  const CertID = await sent(server.url, COMODO)
  await expect.poll(() => box.messages('admin@example.com').length).toBe(1)
  const xml = await call(server.url, 'CertResendApproverEmail', { CertID })
  expect([read(xml, 'ApproverEmail'), read(xml, 'Success')]).toEqual(['admin@example.com', 'true'])
  await expect.poll(() => box.messages('admin@example.com').length).toBe(2)
  const links = box.messages('admin@example.com').map(({ text }) => /\/approve\/\S+/.exec(text ?? '')?.[0])
  expect(links[0]).toBe(links[1])
})

test('CertResendFulfillmentEmail sends the issued file to the administrative contact', async () => {
  const { box, server } = await withInbox()
  const CertID = await sent(server.url)
  expect(numberOf(await call(server.url, 'CertResendFulfillmentEmail', { CertID }))).toBe('706397')
  await server.operate('approve', { certId: CertID })
  expect(read(await call(server.url, 'CertResendFulfillmentEmail', { CertID }), 'Success')).toBe('True')
  await expect.poll(() => box.messages('ada@example.com').length).toBe(1)
  const leaf = readPem(await call(server.url, 'CertGetCertDetail', { CertID }), 'SSLCertificate')
  expect(box.messages('ada@example.com')[0]?.text?.replace(/\r/g, '')).toContain(leaf.trim())
})

test('CertReissueCert asks the approver again and yields a file for the new key with the same names', async () => {
  const server = await simulator()
  const { url } = server
  const CertID = await sent(url)
  await server.operate('approve', { certId: CertID })
  const before = readPem(await call(url, 'CertGetCertDetail', { CertID }), 'SSLCertificate')
  const csr = await makeCsr('CN=example.com')
  const xml = await call(url, 'CertReissueCert', { CertID, CSR: csr })
  expect([read(xml, 'Success'), read(xml, 'Message')]).toEqual(['True', ''])
  const waiting = await call(url, 'CertGetCertDetail', { CertID })
  expect([read(waiting, 'CertStatusID'), read(waiting, 'ReissueStatus'), readPem(waiting, 'SSLCertificate')]).toEqual([
    '4',
    'Pending approval',
    before,
  ])
  expect(read(await call(url, 'CertGetCerts'), 'ReissueStatus')).toBe('Pending approval')
  expect(numberOf(await call(url, 'CertReissueCert', { CertID, CSR: csr }))).toBe('702397')

  const link = `${url}/approve/${server.state.certificates()[0]?.submission?.token}`
  expect(await (await fetch(link)).text()).toContain('Approve this certificate?')
  await fetch(link, { method: 'POST', body: new URLSearchParams({ decision: 'approve' }) })
  const done = await call(url, 'CertGetCertDetail', { CertID })
  const leaf = new X509Certificate(readPem(done, 'SSLCertificate'))
  expect([read(done, 'CertStatusID'), read(done, 'ReissueStatus')]).toEqual(['4', 'Reissued'])
  expect(leaf.publicKey.equals(keyOf(csr))).toBe(true)
  expect(leaf.subjectAltName).toBe(new X509Certificate(before).subjectAltName)
  expect(leaf.serialNumber).not.toBe(new X509Certificate(before).serialNumber)
  expect(readPem(done, 'CSR').trim()).toBe(csr.trim())
})

test('declining a reissue leaves the current file in use', async () => {
  const server = await simulator()
  const CertID = await sent(server.url)
  await server.operate('approve', { certId: CertID })
  const before = readPem(await call(server.url, 'CertGetCertDetail', { CertID }), 'SSLCertificate')
  await call(server.url, 'CertReissueCert', { CertID, CSR: await makeCsr('CN=example.com') })
  await server.operate('decline', { certId: CertID })
  const detail = await call(server.url, 'CertGetCertDetail', { CertID })
  expect([read(detail, 'ReissueStatus'), readPem(detail, 'SSLCertificate')]).toEqual(['Declined', before])
})

test('a file replaced in the portal supersedes the old one; the status and the request stay the same', async () => {
  const server = await simulator()
  const { url } = server
  const CertID = await sent(url)
  await expect(server.operate('replace-file', { certId: CertID })).rejects.toThrow('is in status')
  await server.operate('approve', { certId: CertID })
  const before = await call(url, 'CertGetCertDetail', { CertID })
  await server.operate('replace-file', { certId: CertID })
  const after = await call(url, 'CertGetCertDetail', { CertID })
  const [old, leaf] = [before, after].map((detail) => new X509Certificate(readPem(detail, 'SSLCertificate')))
  expect([read(after, 'CertStatusID'), readPem(after, 'CSR'), leaf?.subjectAltName]).toEqual([
    '4',
    readPem(before, 'CSR'),
    old?.subjectAltName,
  ])
  expect(old && leaf?.publicKey.equals(old.publicKey)).toBe(false)
  const csr = await makeCsr('CN=example.com')
  await server.operate('replace-file', { certId: CertID, csr })
  expect(
    new X509Certificate(readPem(await call(url, 'CertGetCertDetail', { CertID }), 'SSLCertificate')).publicKey.equals(keyOf(csr)),
  ).toBe(true)
  await call(url, 'CertReissueCert', { CertID, CSR: csr })
  await expect(server.operate('replace-file', { certId: CertID })).rejects.toThrow('is pending')
})

test('CertReissueCert refuses a different name, organisation or brand, and an expired certificate', async () => {
  const server = await simulator({ instant: true })
  const { url } = server
  const CertID = await sent(url, 'Certificate-GeoTrust-TrueBizID')
  const reissue = async (id: string, name: string) => numberOf(await call(url, 'CertReissueCert', { CertID: id, CSR: await makeCsr(name) }))
  expect(await reissue(CertID, 'CN=example.net, O=Harbour Works, C=GB')).toBe('304397')
  expect(await reissue(CertID, 'CN=example.com, O=Other, C=GB')).toBe('304397')
  expect(await reissue(CertID, 'CN=example.com, O=Harbour Works, C=GB')).toBeNull()
  const comodo = await sent(url, COMODO)
  expect(await reissue(comodo, 'CN=example.com')).toBe('706397')
  expect(numberOf(await call(url, 'CertResendFulfillmentEmail', { CertID: comodo }))).toBe('706397')
  await server.operate('set-switches', { clockDays: 400 })
  expect(await reissue(CertID, 'CN=example.com, O=Harbour Works, C=GB')).toBe('317397')
})

test('under the rules of the help pages, Comodo requests cannot be withdrawn, nor can their emails be resent', async () => {
  const server = await simulator()
  await server.operate('set-switches', { brandRules: 'help' })
  const [comodo, rapid] = [await sent(server.url, COMODO), await sent(server.url)]
  for (const command of ['CertModifyOrder', 'CertResendApproverEmail']) {
    expect(numberOf(await call(server.url, command, { CertID: comodo }))).toBe('706397')
  }
  expect(numberOf(await call(server.url, 'CertResendApproverEmail', { CertID: rapid }))).toBeNull()
})

test('a domain can be validated by a file, and the responses show what to publish and what the authority saw', async () => {
  const server = await simulator()
  const { url } = server
  const CertID = await configured(url, await makeCsr('CN=example.com'))
  const xml = await send(url, CertID, { DVAuthMethod: 'File' })
  expect([read(xml, 'DVAuthMethod'), read(xml, 'FileAuthName')?.trim()]).toEqual([
    'File',
    'http://example.com/.well-known/pki-validation/fileauth.txt',
  ])
  expect(read(xml, 'FileAuthContents')?.trim()).toMatch(/^20\d{12}[a-z0-9]{20,}$/)
  const state = async () => {
    const detail = await call(url, 'CertGetCertDetail', { CertID })
    return ['CertStatusID', 'AuthStatusName', 'AuthStatusLastUpdate', 'SSLCertificate'].map((name) => read(detail, name)?.slice(0, 8))
  }
  expect(await state()).toEqual(['2', 'INIT', '', ''])
  await server.operate('look-for-proof', { certId: CertID, seen: 'FILE_NOT_FOUND' })
  expect((await state()).slice(0, 3)).toEqual(['2', 'FILE_NOT', expect.stringMatching(/\d+\/\d+/)])
  await server.operate('record-found', { certId: CertID })
  expect((await state())[0]).toBe('4')
})

test('a domain can be validated by a DNS record', async () => {
  const server = await simulator()
  const CertID = await sent(server.url, 'Certificate-GeoTrust-QuickSSL', { DVAuthMethod: 'DNS' })
  const detail = await call(server.url, 'CertGetCertDetail', { CertID })
  expect(read(detail, 'DVAuthMethod')).toBe('DNS')
  expect(read(detail, 'DNSAuthEntry')).toMatch(/^s[a-z0-9]{20,}$/)
  expect(read(detail, 'DNSAuthAddress')?.trim()).toMatch(/^s20\d{12}\.example\.com$/)
  expect(read(detail, 'FileAuthName')?.trim()).toBe('')
  expect(numberOf(await call(server.url, 'CertResendApproverEmail', { CertID }))).toBe('706397')
  await server.operate('record-found', { certId: CertID })
  expect(await statusOf(server.url, CertID)).toBe('4')
})

test('file and DNS validation work only for RapidSSL, QuickSSL and QuickSSL Premium, and any other method is refused', async () => {
  const { url } = await simulator()
  const comodo = await configured(url, await makeCsr('CN=example.com'), COMODO, '1000')
  expect(numberOf(await send(url, comodo, { DVAuthMethod: 'DNS' }))).toBe('304397')
  const rapid = await configured(url, await makeCsr('CN=example.com'))
  expect(numberOf(await send(url, rapid, { DVAuthMethod: 'Pigeon' }))).toBe('304397')
  expect(numberOf(await send(url, rapid, { DVAuthMethod: 'email' }))).toBeNull()
})

test('a multi-domain certificate contains all its names, each with its approver', async () => {
  const { box, server } = await withInbox()
  const { url } = server
  const names = domainList('example.com', 'shop.example.net', 'example.org')
  const CertID = await configured(url, await makeCsr('CN=example.com'), UCC, '1000', names)
  expect(numberOf(await send(url, CertID, { ...names, UCCEmailList2: 'admin@example.org' }))).toBe('304012')
  expect(numberOf(await send(url, CertID, { ...names, UCCEmailList2: 'admin@example.net' }))).toBeNull()
  await expect.poll(() => box.messages('admin@example.net').length).toBe(1)
  expect([box.messages('admin@example.com').length, box.messages('admin@example.org').length]).toEqual([1, 1])
  await server.operate('approve', { certId: CertID })
  const detail = await call(url, 'CertGetCertDetail', { CertID })
  expect([read(detail, 'DomainCountAllowed'), read(detail, 'DomainList')]).toEqual(['3', 'example.com,shop.example.net,example.org'])
  const leaf = new X509Certificate(readPem(detail, 'SSLCertificate'))
  expect(leaf.subjectAltName).toBe('DNS:example.com, DNS:shop.example.net, DNS:example.org')
  expect(read(await call(url, 'CertGetCerts'), 'DomainCountAllowed')).toBe('3')
})

test.each([
  ['a count that does not match the list', { ...domainList('example.com', 'example.net'), DomainListNumber: '3' }, '304153'],
  ['no number', { ...domainList('example.com'), DomainListNumber: '' }, '303153'],
  ['more names than were paid for', domainList('example.com', 'a.example.com', 'b.example.com', 'c.example.com'), '303153'],
  ["more names than were paid for, with the CSR's own", domainList('a.example.com', 'b.example.com', 'c.example.com'), '303153'],
  ['a name twice', domainList('example.com', 'EXAMPLE.com'), '302153'],
  ['a wildcard among them', domainList('example.com', '*.example.net'), '304153'],
  ['something that is not a domain name', domainList('example.com', 'localhost'), '304153'],
])('a multi-domain certificate refuses %s', async (_, names, number) => {
  const { url } = await simulator()
  const CertID = await buy(url, UCC)
  const CSR = await makeCsr('CN=example.com')
  const xml = await call(url, 'CertConfigureCert', { CertID, WebServerType: '1000', CSR, ...contacts(), ...names })
  expect(numberOf(xml)).toBe(number)
})

test('the operator can set the number of names that a product includes', async () => {
  const server = await simulator()
  await server.operate('set-product', { prodType: 270, domainCount: 5 })
  const names = domainList('example.com', 'a.example.com', 'b.example.com', 'c.example.com', 'd.example.com')
  await configured(server.url, await makeCsr('CN=example.com'), UCC, '1000', names)
  expect(readAll(await call(server.url, 'CertGetCerts'), 'DomainCountAllowed')).toEqual(['5'])
})
